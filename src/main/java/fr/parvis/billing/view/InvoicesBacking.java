package fr.parvis.billing.view;

import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OnlinePayments;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Mes factures": what is to be paid, by régie, and what was, by year and account. */
@RequestScoped
@Named
public class InvoicesBacking {

    @Inject OwnInvoices own;
    @Inject OnlinePayments online;
    @Inject TownSettings town;
    @Inject SentText sent;

    private List<Invoices.Seen> payable = List.of();
    private List<Invoices.Seen> others = List.of();
    private List<Integer> years = List.of();

    /** What is to be paid to a régie in one go. */
    public record Due(
            RegieSettings regie, boolean online, List<AccountGroup> groups, Money total) {}

    public void load() {
        if (town.regies().isEmpty()) {
            throw new NotFoundException("invoices in a town without a régie");
        }
        payable = own.payable();
        years = own.years();
        if (!years.isEmpty()) {
            others =
                    own.ofYear(getYear()).stream()
                            .filter(s -> !s.invoice().status().payable())
                            .toList();
        }
    }

    public boolean isLinked() {
        return !own.households().isEmpty();
    }

    public String getFirst() {
        return town.firstRegie();
    }

    public List<Due> getDue() {
        return town.regies().stream().map(this::due).filter(d -> !d.groups().isEmpty()).toList();
    }

    private Due due(RegieSettings regie) {
        List<Invoices.Seen> its =
                payable.stream().filter(s -> s.invoice().regie().equals(regie.id())).toList();
        Money total = Money.sum(its.stream().map(s -> s.invoice().open()).toList());
        return new Due(regie, online.open(regie.id()), AccountGroup.of(its, town), total);
    }

    /** What is not to be paid any more, of the year that is shown. */
    public List<AccountGroup> getSettled() {
        return AccountGroup.of(others, town);
    }

    public List<Integer> getYears() {
        return years;
    }

    /** The one that is asked for, otherwise the last that has invoices. */
    public int getYear() {
        String wanted = sent.stripped("annee");
        return wanted.matches("\\d{4}") && years.contains(Integer.valueOf(wanted))
                ? Integer.parseInt(wanted)
                : years.get(0);
    }

    /** Whether the browser came back with something that nobody had signed. */
    public boolean isUnreadable() {
        return "retour".equals(sent.stripped("pv-dit"));
    }

    /** Whether the button was pressed and no invoice was ticked. */
    public boolean isNothingChosen() {
        return "choix".equals(sent.stripped("pv-dit"));
    }
}
