package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.PaperDesk;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Invoices to be printed, and those that were. */
@RequestScoped
@Named
public class PaperBacking {

    @Inject PaperDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private PaperDesk.Overview overview;

    public void load() {
        overview = desk.overview(user.regieAgent(), regie.getId());
    }

    /** "Préparer l’impression". */
    public void take() {
        long print = desk.take(user.regieAgent(), regie.getId());
        navigation.to("/agents/factures/papier?regie=" + regie.getId() + "&pv-lot=" + print);
    }

    public PaperDesk.Overview getOverview() {
        return overview;
    }

    public String getWaiting() {
        long count = overview.waiting();
        return count == 1
                ? Messages.text("billing.paperDesk.one")
                : Messages.text("billing.paperDesk.some", count);
    }

    /** Whether more wait than are shown. */
    public boolean isMore() {
        return overview.waiting() > overview.next().size();
    }

    /** Whether these were taken just now. */
    public boolean fresh(PaperDesk.Print print) {
        return sent.of("pv-lot").equals(String.valueOf(print.id()));
    }
}
