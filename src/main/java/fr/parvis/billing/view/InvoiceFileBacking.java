package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceEvent;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.service.InvoiceDesk;
import fr.parvis.billing.service.RegieDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** One invoice before the régie: what became of it, and what may be done with it. */
@RequestScoped
@Named
public class InvoiceFileBacking {

    @Inject InvoiceDesk desk;
    @Inject RegieDesk money;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private final String form = SecretToken.create();
    private InvoiceDesk.Opened opened;

    public void load() {
        opened = desk.open(user.regieAgent(), path.number("id"));
    }

    public void cancel() {
        money.cancel(user.regieAgent(), regie(), number(), reason());
        reload("annulee");
    }

    public void refund() {
        Money amount = TypedMoney.read(sent.of("montant"), "billing.refund.amountMissing");
        PaymentMethod method = TypedMoney.method(sent.of("mode"));
        money.refund(user.regieAgent(), page(), regie(), number(), method, amount, reason());
        reload("remboursee");
    }

    public void useCredit() {
        money.useCredit(user.regieAgent(), page(), regie(), number(), getUsableCredit());
        reload("avoir");
    }

    private void reload(String said) {
        navigation.to("/agents/factures/" + opened.invoice().id() + "?pv-dit=" + said);
    }

    private String regie() {
        return opened.invoice().regie();
    }

    private String number() {
        return opened.invoice().number();
    }

    private String reason() {
        String reason = sent.stripped("motif");
        if (reason.length() > TypedMoney.LONGEST_REASON) {
            throw new DomainException("billing.reasonTooLong", TypedMoney.LONGEST_REASON);
        }
        return reason;
    }

    /** The page that was sent: sent twice, it does what it does once. */
    private String page() {
        return TypedMoney.form(sent.of("pv-page"));
    }

    /** The mark of this page; one that comes back with a problem keeps its own. */
    public String getPage() {
        return sent.of("pv-page").isEmpty() ? form : sent.of("pv-page");
    }

    public Invoice getInvoice() {
        return opened.invoice();
    }

    /** What it says. */
    public InvoiceDraft getSaid() {
        return opened.invoice().draft();
    }

    public InvoiceDesk.Opened getOpened() {
        return opened;
    }

    /** The latest first. */
    public List<InvoiceEvent> getHistory() {
        var history = new ArrayList<>(opened.invoice().history());
        Collections.reverse(history);
        return history;
    }

    public boolean isPayable() {
        return opened.invoice().status().payable();
    }

    public boolean isRefundableNow() {
        return opened.invoice().status() == InvoiceStatus.PAID;
    }

    /** How much may go back. */
    public Money getRefundable() {
        return opened.invoice().paid().minus(opened.invoice().refunded());
    }

    /** How much of the household's credit this invoice can take; nothing where it is paid. */
    public Money getUsableCredit() {
        return opened.credit().atMost(opened.invoice().open());
    }

    /** In which ways money can go back; the most likely first, which is chosen. */
    public List<PaymentMethod> getMethodsBack() {
        return PaymentMethod.back(opened.payments().stream().map(Payment::method).toList());
    }

    /** What was typed before a problem: nothing is lost. */
    public String typed(String name) {
        return sent.of(name);
    }

    /** What was just done, for the notice above; "" for other visits. */
    public String getSaidKey() {
        String said = sent.of("pv-dit");
        return Set.of("annulee", "remboursee", "avoir").contains(said)
                ? "billing.done." + said
                : "";
    }
}
