package fr.parvis.billing.view;

import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Mes factures" on the dashboard, with how many are to be paid. */
@RequestScoped
@Named
public class InvoicesTileBacking {

    @Inject OwnInvoices own;
    @Inject TownSettings town;

    private Later<List<Invoices.Seen>> due = Later.known(List.of());

    public void load() {
        if (isOffered()) {
            due = own.payable();
        }
    }

    /** Whether the town has invoices here at all. */
    public boolean isOffered() {
        return !town.regies().isEmpty();
    }

    /** "Mes factures", or what the town calls their place. */
    public String getTitle() {
        String own = town.invoices().title();
        return own == null ? Messages.text("billing.own.title") : own;
    }

    public int getCount() {
        return due.get().size();
    }

    /** "2 factures à payer : 186,20 €, dont 1 en retard". */
    public String getSummary() {
        List<Invoices.Seen> payable = due.get();
        if (payable.isEmpty()) {
            return Messages.text("billing.tile.none");
        }
        Money total = Money.sum(payable.stream().map(s -> s.invoice().open()).toList());
        String open =
                payable.size() == 1
                        ? Messages.text("billing.tile.one", total)
                        : Messages.text("billing.tile.some", payable.size(), total);
        long late = payable.stream().filter(s -> s.status() == ShownStatus.LATE).count();
        return late == 0 ? open : open + Messages.text("billing.tile.late", late);
    }
}
