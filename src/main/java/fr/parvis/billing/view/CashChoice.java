package fr.parvis.billing.view;

import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.ListedInvoice;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.web.SentText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the cash desk is about to take: of which invoices, how much, and how it is paid. */
public final class CashChoice {

    private final Map<ListedInvoice, Money> amounts = new LinkedHashMap<>();
    private final PaymentMethod method;
    private final Money given;
    private final String reference;

    private CashChoice(PaymentMethod method, Money given, String reference) {
        this.method = method;
        this.given = given;
        this.reference = reference;
    }

    /**
     * What was ticked and typed.
     *
     * @throws DomainException with a sentence when it cannot be taken like that
     */
    static CashChoice read(SentText sent, InvoiceDesk.Household household) {
        var amounts = new LinkedHashMap<ListedInvoice, Money>();
        household.owed().stream()
                .filter(i -> ticked(sent, i))
                .forEach(i -> amounts.put(i, amount(sent, i)));
        if (amounts.isEmpty()) {
            throw new DomainException("billing.cash.noneChosen");
        }
        PaymentMethod method = TypedMoney.method(sent.of("mode"));
        boolean cash = method == PaymentMethod.CASH;
        Money total = Money.sum(amounts.values());
        Money given = Money.ZERO;
        if (cash && !sent.stripped("remis").isEmpty()) {
            given = TypedMoney.read(sent.of("remis"));
            if (given.compareTo(total) < 0) {
                throw new DomainException("billing.cash.notEnough", given, total);
            }
        }
        String reference = cash ? "" : new TypedFilter(sent).line("reference", 1000);
        if (reference.length() > Payment.LONGEST_REFERENCE) {
            throw new DomainException("billing.cash.longReference", Payment.LONGEST_REFERENCE);
        }
        var choice = new CashChoice(method, given, reference);
        choice.amounts.putAll(amounts);
        return choice;
    }

    static boolean ticked(SentText sent, ListedInvoice invoice) {
        return sent.all("f").contains(String.valueOf(invoice.id()));
    }

    /** A field that was emptied asks for an amount; where there is no field, it is the whole. */
    private static Money amount(SentText sent, ListedInvoice invoice) {
        String name = "m-" + invoice.id();
        Money amount =
                sent.has(name)
                        ? TypedMoney.read(
                                sent.of(name), "billing.cash.amountMissing", invoice.number())
                        : invoice.open();
        if (!amount.isPositive() || amount.compareTo(invoice.open()) > 0) {
            throw new DomainException("billing.invoice.wrongAmount", invoice.open());
        }
        if (!invoice.partial() && !amount.equals(invoice.open())) {
            throw new DomainException("billing.invoice.wholeOnly", invoice.number());
        }
        return amount;
    }

    /**
     * Its address: the same confirmation, however often it is opened, has the same mark, and is one
     * payment.
     */
    String query(String regie, String household, String mark) {
        var query =
                new StringBuilder(
                        TypedFilter.query(
                                "etape", "verifier",
                                "regie", regie,
                                "dossier", household,
                                "mode", method.name(),
                                "remis", given.isZero() ? "" : given.plain(),
                                "reference", reference,
                                "pv-page", mark));
        amounts.forEach(
                (invoice, amount) ->
                        query.append('&')
                                .append(
                                        TypedFilter.query(
                                                        "f",
                                                        invoice.id(),
                                                        "m-" + invoice.id(),
                                                        amount.plain())
                                                .substring(1)));
        return query.toString();
    }

    public Map<ListedInvoice, Money> getAmounts() {
        return Collections.unmodifiableMap(amounts);
    }

    /** The same by the numbers of the invoices. */
    Map<String, Money> byNumber() {
        var byNumber = new LinkedHashMap<String, Money>();
        amounts.forEach((invoice, amount) -> byNumber.put(invoice.number(), amount));
        return byNumber;
    }

    public Money getTotal() {
        return Money.sum(amounts.values());
    }

    public PaymentMethod getMethod() {
        return method;
    }

    /** Over the counter; nothing where it was not typed. */
    public Money getGiven() {
        return given;
    }

    /** What is given back over the counter. */
    public Money getChange() {
        return given.isZero() ? Money.ZERO : given.minus(getTotal());
    }

    /** The cheque's number and its bank, or whatever else was noted; "" where nothing was. */
    public String getReference() {
        return reference;
    }
}
