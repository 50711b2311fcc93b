package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.ReminderDesk;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Late invoices, and reminding of them. */
@RequestScoped
@Named
public class RemindersBacking {

    @Inject ReminderDesk desk;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private ReminderDesk.Overview overview;

    public void load() {
        overview = desk.overview(user.regieAgent(), regie.getId());
    }

    public void send() {
        int done = desk.send(user.regieAgent(), regie.getId());
        navigation.to("/agents/factures/relances?regie=" + regie.getId() + "&pv-relancees=" + done);
    }

    public ReminderDesk.Overview getOverview() {
        return overview;
    }

    /** "Première relance 5 jours après l’échéance, …"; what the town's configuration says. */
    public String getRule() {
        var rule = overview.rule();
        if (rule == null) {
            return Messages.text("billing.reminder.none");
        }
        String first = Messages.text("billing.reminder.rule", rule.firstDays());
        return rule.againDays() == null
                ? first
                : first + " " + Messages.text("billing.reminder.ruleAgain", rule.againDays());
    }

    /** What was just sent, in words; null on other visits. */
    public String getDone() {
        String done = sent.of("pv-relancees");
        if (!done.matches("\\d{1,6}")) {
            return null;
        }
        int count = Integer.parseInt(done);
        return Messages.text(
                count == 1 ? "billing.reminder.done.one" : "billing.reminder.done.some", count);
    }
}
