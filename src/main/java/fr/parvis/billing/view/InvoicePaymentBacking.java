package fr.parvis.billing.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OnlinePayments;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.billing.service.Payments;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** "Paiements": one checks the amount, presses "Payer" and is led to the payment page. */
@RequestScoped
@Named
public class InvoicePaymentBacking {

    private static final int MOST = 50;

    /** The input that a problem is about, by its message. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "billing.payment.unclear", "montant",
                    "billing.invoice.wrongAmount", "montant",
                    "billing.payment.underway", "sachant");

    @Inject OwnInvoices own;
    @Inject OnlinePayments online;
    @Inject CurrentUser user;
    @Inject RegieChoice regie;
    @Inject TownSettings town;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<Invoices.Seen> chosen = List.of();
    private OnlinePayments.Departure departure;
    private List<Problem> problems = List.of();

    /** What is to be corrected, with the input that it is about. */
    public record Problem(String href, String text) {}

    /** A hidden input of the form that leads to the payment page. */
    public record SignedField(String name, String value) {}

    public void load() {
        String[] numbers = request.getParameterValues("facture");
        chosen =
                Stream.of(numbers == null ? new String[0] : numbers)
                        .distinct()
                        .limit(MOST)
                        .map(number -> own.get(getRegieId(), number))
                        // paid in another tab meanwhile
                        .filter(seen -> seen.invoice().status().payable())
                        .toList();
        if (chosen.isEmpty()) {
            navigation.to(numbers == null ? PaymentPages.NOTHING_CHOSEN : PaymentPages.LIST);
        }
    }

    public String getRegieId() {
        return regie.named();
    }

    public void pay() {
        if (chosen.isEmpty()) {
            return;
        }
        try {
            depart(user.citizen(), amounts());
        } catch (DomainException e) {
            String field = FIELDS.get(e.messageKey());
            if (field == null) {
                throw e;
            }
            problems =
                    List.of(new Problem("#" + field, Messages.text(e.messageKey(), e.arguments())));
        }
    }

    private Map<String, Money> amounts() {
        Map<String, Money> amounts = new LinkedHashMap<>();
        chosen.forEach(seen -> amounts.put(seen.invoice().number(), Money.ZERO));
        if (isPartial() && !getTyped().equals(getTotal().toString())) {
            Money part =
                    Money.parse(getTyped())
                            .orElseThrow(() -> new DomainException("billing.payment.unclear"));
            amounts.put(chosen.get(0).invoice().number(), atLeastACent(part));
        }
        return amounts;
    }

    private void depart(Account citizen, Map<String, Money> amounts) {
        OnlinePayments.Departure to =
                online.leave(
                        new Payments.Wish(
                                own.households(),
                                getRegieId(),
                                amounts,
                                citizen.mail(),
                                "oui".equals(sent.stripped("sachant"))),
                        new PaymentProvider.Payer(
                                citizen.identity(),
                                citizen.contacts(),
                                sent.userAgent().contains("Mobi")));
        if (to.fields().isEmpty()) {
            navigation.away(to.page());
        } else {
            departure = to;
        }
    }

    /** Nothing stands for "all of it" elsewhere: who types it has made a mistake. */
    private Money atLeastACent(Money part) {
        if (!part.isPositive()) {
            throw new DomainException("billing.invoice.wrongAmount", getTotal());
        }
        return part;
    }

    public List<Problem> getProblems() {
        return problems;
    }

    public boolean isAmountWrong() {
        return !problems.isEmpty() && problems.get(0).href().equals("#montant");
    }

    public List<Invoices.Seen> getChosen() {
        return chosen;
    }

    public Money getTotal() {
        return Money.sum(chosen.stream().map(s -> s.invoice().open()).toList());
    }

    /** Whether a part of it may be paid: of one invoice, where it and the régie allow it. */
    public boolean isPartial() {
        return chosen.size() == 1
                && chosen.get(0).invoice().partial()
                && online.partial(getRegieId());
    }

    /** The amount as it was typed, be it nothing; all that is owed before. */
    public String getTyped() {
        return request.getParameter("montant") == null
                ? getTotal().toString()
                : sent.stripped("montant");
    }

    public boolean isUnderway() {
        return chosen.stream().anyMatch(s -> s.status() == ShownStatus.IN_PAYMENT);
    }

    public boolean isOnline() {
        return online.open(getRegieId());
    }

    /** Whose page it is, where it is paid online. */
    public String getProvider() {
        return online.provider(getRegieId()).map(Provider::name).orElse("");
    }

    /** Null where the régie has left the configuration. */
    public RegieSettings getRegie() {
        return town.regie(getRegieId()).orElse(null);
    }

    public String getMail() {
        return user.citizen().mail();
    }

    /** Once it was pressed: the form that leads to the payment page; null before. */
    public OnlinePayments.Departure getDeparture() {
        return departure;
    }

    /** In the order in which they were signed. */
    public List<SignedField> getFields() {
        return departure.fields().entrySet().stream()
                .map(f -> new SignedField(f.getKey(), f.getValue()))
                .toList();
    }
}
