package fr.parvis.billing.view;

import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OnlinePayments;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /**
     * What is to be paid in one go: to a régie, for a household.
     *
     * @param id within the page
     * @param regie null where the town has none of this name any more
     * @param total of those that nobody is paying just now
     */
    public record Due(
            String id,
            String title,
            RegieSettings regie,
            boolean online,
            List<AccountGroup> groups,
            Money total) {}

    public void load() {
        if (town.regies().isEmpty()) {
            throw new NotFoundException("invoices in a town without a régie");
        }
        OwnInvoices.Open open = own.open();
        payable = open.payable();
        years = open.years();
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

    /** In the order of the town's régies; what belongs to none of them comes last. */
    public List<Due> getDue() {
        var due = new ArrayList<Due>();
        var left = new ArrayList<>(payable);
        for (RegieSettings regie : town.regies()) {
            Map<String, List<Invoices.Seen>> households =
                    payable.stream()
                            .filter(s -> s.invoice().regie().equals(regie.id()))
                            .collect(
                                    Collectors.groupingBy(
                                            s -> s.invoice().household(),
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            households.forEach((h, its) -> due.add(due(regie, h, its, households.size() > 1)));
            left.removeIf(s -> s.invoice().regie().equals(regie.id()));
        }
        if (!left.isEmpty()) {
            String title = Messages.text("billing.own.toPayElse");
            due.add(
                    new Due(
                            "autres",
                            title,
                            null,
                            false,
                            AccountGroup.of(left, town),
                            total(left)));
        }
        return due;
    }

    private Due due(
            RegieSettings regie, String household, List<Invoices.Seen> its, boolean several) {
        return new Due(
                several ? regie.id() + "-" + household : regie.id(),
                several
                        ? Messages.text("billing.own.toPayFor", regie.name(), household)
                        : Messages.text("billing.own.toPay", regie.name()),
                regie,
                online.open(regie.id()),
                AccountGroup.of(its, town),
                total(its));
    }

    private static Money total(List<Invoices.Seen> some) {
        return Money.sum(
                some.stream()
                        .filter(s -> s.status() != ShownStatus.IN_PAYMENT)
                        .map(s -> s.invoice().open())
                        .toList());
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
