package fr.parvis.billing.view;

import fr.parvis.billing.entity.AttemptEvent;
import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxResult;
import fr.parvis.billing.payfip.PayFipGateway;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.TownSettings;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of an attempt to pay: accepted, waiting, refused, abandoned, over. */
@RequestScoped
@Named
public class PaymentResultBacking {

    @Inject OwnInvoices own;
    @Inject TownSettings town;
    @Inject PathParameters path;

    private PaymentAttempt attempt;
    private List<Invoice> invoices = List.of();
    private List<Payment> paid = List.of();

    public void load() {
        attempt = own.attempt(path.get("reference"));
        invoices = own.invoices(attempt);
        paid = own.paid(attempt);
    }

    public PaymentAttempt getAttempt() {
        return attempt;
    }

    /** What the page says: PAID, WAITING, LEFT, REFUSED, ABANDONED or EXPIRED. */
    public String getOutcome() {
        if (!attempt.status().open()) {
            return attempt.status().name();
        }
        return isLeft() ? "LEFT" : AttemptStatus.WAITING.name();
    }

    /** Whether the provider says that the page was left, where somebody may still come back. */
    private boolean isLeft() {
        return attempt.history().stream()
                .reduce((before, last) -> last)
                .filter(e -> PayFipGateway.GIVEN_UP.equals(e.detail()))
                .isPresent();
    }

    public boolean isPaid() {
        return attempt.status() == AttemptStatus.PAID;
    }

    public boolean isWaiting() {
        return attempt.status().open() && !isLeft();
    }

    /** Why it was refused, in words; null where nothing says it. */
    public String getReason() {
        if (attempt.status() != AttemptStatus.REFUSED) {
            return null;
        }
        return attempt.history().stream()
                .filter(e -> e.type() == AttemptEvent.Type.REFUSED)
                .map(AttemptEvent::detail)
                .filter(Objects::nonNull)
                .reduce((before, last) -> last)
                .flatMap(this::words)
                .orElse(null);
    }

    private Optional<String> words(String code) {
        return attempt.provider() == Provider.PAYFIP
                ? Optional.of(Messages.text("billing.payfip.refused"))
                : PayboxResult.of(code).map(PayboxResult::text);
    }

    public List<Invoice> getInvoices() {
        return invoices;
    }

    /** What became of it, and what is owed by now: another tab may have paid it. */
    public String getText() {
        if (isWaiting()) {
            return Messages.text("billing.result.text.WAITING", attempt.amount(), attempt.mail());
        }
        List<Invoice> owing = getOwing();
        return owing.isEmpty()
                ? Messages.text("billing.result.settled")
                : Messages.text(
                        "billing.result.text." + getOutcome(),
                        Money.sum(owing.stream().map(Invoice::open).toList()));
    }

    /** Whether the payment may be begun anew. */
    public boolean isPayable() {
        return !isPaid() && !isWaiting() && !getOwing().isEmpty();
    }

    /** Those of which something is to be paid. */
    public List<Invoice> getOwing() {
        return invoices.stream()
                .filter(i -> i.status().payable() && i.open().isPositive())
                .toList();
    }

    /** What no invoice took: it was paid already. */
    public Money getCredited() {
        return Money.sum(paid.stream().map(Payment::credited).toList());
    }

    public List<String> getReceipts() {
        return paid.stream().map(p -> PaymentPages.receipt(p.id())).toList();
    }

    /** Where those that are still to be paid are paid anew. */
    public String getAgain() {
        var address = new StringBuilder();
        for (Invoice invoice : getOwing()) {
            address.append(
                    address.isEmpty()
                            ? PaymentPages.payment(invoice.regie(), invoice.number(), first())
                            : "&facture=" + PaymentPages.encoded(invoice.number()));
        }
        return address.toString();
    }

    private String first() {
        return town.firstRegie();
    }
}
