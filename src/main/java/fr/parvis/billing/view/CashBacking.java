package fr.parvis.billing.view;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.ListedInvoice;
import fr.parvis.billing.service.RegieDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cash desk: a household, what it owes, what it pays of it and how. What was chosen is checked
 * on a page of its own before any money is taken.
 */
@RequestScoped
@Named
public class CashBacking {

    @Inject InvoiceDesk desk;
    @Inject RegieDesk money;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private final String form = SecretToken.create();
    private InvoiceDesk.Household household;
    private final Map<ListedInvoice, Money> amounts = new LinkedHashMap<>();
    private PaymentMethod method;
    private Money given = Money.ZERO;
    private boolean checked;

    public void load() {
        String number = FileNumber.read(sent.of("dossier")).map(FileNumber::value).orElse(null);
        if (number != null) {
            household = desk.household(user.regieAgent(), regie.getId(), number);
        } else {
            user.regieAgent();
        }
    }

    /** "Vérifier": nothing is taken yet. */
    public void check() {
        if (household == null) {
            throw new DomainException("billing.cash.household");
        }
        household.owed().stream().filter(this::ticked).forEach(i -> amounts.put(i, amount(i)));
        if (amounts.isEmpty()) {
            throw new DomainException("billing.cash.noneChosen");
        }
        method = TypedMoney.method(sent.of("mode"));
        if (!sent.stripped("remis").isEmpty() && method == PaymentMethod.CASH) {
            given = TypedMoney.read(sent.of("remis"));
            if (given.compareTo(getTotal()) < 0) {
                throw new DomainException("billing.cash.notEnough", given, getTotal());
            }
        }
        checked = true;
    }

    private Money amount(ListedInvoice invoice) {
        String typed = sent.stripped("m-" + invoice.id());
        Money amount = typed.isEmpty() ? invoice.open() : TypedMoney.read(typed);
        if (!amount.isPositive() || amount.compareTo(invoice.open()) > 0) {
            throw new DomainException("billing.invoice.wrongAmount", invoice.open());
        }
        if (!invoice.partial() && !amount.equals(invoice.open())) {
            throw new DomainException("billing.invoice.wholeOnly", invoice.number());
        }
        return amount;
    }

    /** "Encaisser 73,80 €". */
    public void receive() {
        check();
        var byNumber = new LinkedHashMap<String, Money>();
        amounts.forEach((invoice, amount) -> byNumber.put(invoice.number(), amount));
        Payment payment =
                money.receive(
                        user.regieAgent(),
                        TypedMoney.form(sent.of("pv-page")),
                        regie.getId(),
                        method,
                        byNumber);
        navigation.to(
                "/agents/factures/encaisser"
                        + TypedFilter.query(
                                "regie", regie.getId(),
                                "dossier", household.number(),
                                "recu", payment.id(),
                                "montant", payment.amount().plain()));
    }

    /** Whether the address asks for the check of what was chosen. */
    public boolean isAsked() {
        return "GET".equals(request.getMethod()) && sent.of("etape").equals("verifier");
    }

    /** Whether what was chosen can be taken as it is. */
    public boolean isChecked() {
        return checked;
    }

    public InvoiceDesk.Household getHousehold() {
        return household;
    }

    /** Whether something was typed that is no number of a file. */
    public boolean isWrongNumber() {
        return household == null && !sent.stripped("dossier").isEmpty();
    }

    public String typed(String name) {
        return sent.of(name);
    }

    public boolean ticked(ListedInvoice invoice) {
        String[] ids = request.getParameterValues("f");
        return ids != null && List.of(ids).contains(String.valueOf(invoice.id()));
    }

    public Map<ListedInvoice, Money> getAmounts() {
        return amounts;
    }

    public Money getTotal() {
        return Money.sum(amounts.values());
    }

    public Money getOwed() {
        return Money.sum(household.owed().stream().map(ListedInvoice::open).toList());
    }

    public PaymentMethod getMethod() {
        return method;
    }

    public Money getGiven() {
        return given;
    }

    /** What is given back over the counter. */
    public Money getChange() {
        return given.isZero() ? Money.ZERO : given.minus(getTotal());
    }

    public Set<PaymentMethod> getMethods() {
        return PaymentMethod.AT_DESK;
    }

    public String getPage() {
        return form;
    }

    /** The receipt of what was just taken; null on other visits. */
    public String getReceipt() {
        return sent.of("recu").matches("\\d{1,18}") ? sent.of("recu") : null;
    }

    /** How much was just taken. */
    public Money getTaken() {
        return Money.parse(sent.of("montant")).orElse(Money.ZERO);
    }
}
