package fr.parvis.billing.view;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OnlinePayments;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One invoice before who pays it. */
@RequestScoped
@Named
public class InvoiceBacking {

    @Inject OwnInvoices own;
    @Inject OnlinePayments online;
    @Inject TownSettings town;
    @Inject RegieChoice regie;
    @Inject PathParameters path;

    private Invoices.Seen seen;
    private List<Payment> payments = List.of();

    /** What was paid of it at once. */
    public record Paid(String text, String receipt) {}

    public void load() {
        seen = own.get(regie.named(), PaymentPages.number(path.get("number")));
        payments = own.payments(seen.invoice());
    }

    public Invoice getInvoice() {
        return seen.invoice();
    }

    public ShownStatus getStatus() {
        return seen.status();
    }

    public boolean isPayable() {
        return getInvoice().status().payable();
    }

    public boolean isInPayment() {
        return getStatus() == ShownStatus.IN_PAYMENT;
    }

    /** Whether the régie takes it online. */
    public boolean isOnline() {
        return online.open(getInvoice().regie());
    }

    /** Null where the régie has left the configuration. */
    public RegieSettings getRegie() {
        return town.regie(getInvoice().regie()).orElse(null);
    }

    public String getDue() {
        return FrenchText.longDate(getInvoice().dueOn());
    }

    public String getIssued() {
        return FrenchText.longDate(getInvoice().issuedOn());
    }

    public String getPaymentAddress() {
        return PaymentPages.payment(getInvoice().regie(), getInvoice().number(), first());
    }

    public String getPdf() {
        return PaymentPages.pdf(getInvoice().regie(), getInvoice().number(), first());
    }

    private String first() {
        return town.firstRegie();
    }

    public List<Paid> getPayments() {
        return payments.stream().map(this::paid).toList();
    }

    private Paid paid(Payment payment) {
        Money share =
                Money.sum(
                        payment.shares().stream()
                                .filter(s -> s.invoiceId() == getInvoice().id())
                                .map(s -> s.amount())
                                .toList());
        return new Paid(
                Messages.text(
                        "billing.own.payment",
                        share,
                        FrenchText.shortDateTime(payment.receivedAt()),
                        Messages.text(payment.method().key())),
                PaymentPages.receipt(payment.id()));
    }
}
