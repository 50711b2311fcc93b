package fr.parvis.billing.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invoice ("facture"). It takes no more money than it asks for: whoever brings more is told how
 * much was taken. Every change leaves a line of history in the same transaction; the database
 * refuses one that the books do not know (src/doc/decisions/0026-books-in-the-database.md).
 */
@Entity
@Table(name = "invoice")
public class Invoice extends InvoiceFacts {

    private Money paid = Money.ZERO;
    private Money refunded = Money.ZERO;

    @Enumerated(EnumType.STRING)
    private InvoiceStatus status = InvoiceStatus.TO_PAY;

    @Version private long version;

    @OneToMany(mappedBy = "invoice", cascade = CascadeType.PERSIST)
    // numbers are handed out to nodes by the hundred: they are not in the order of time
    @OrderBy("at, id")
    private List<InvoiceEvent> history = new ArrayList<>();

    protected Invoice() {}

    public Invoice(InvoiceDraft draft, Actor actor, Instant now) {
        super(draft, now);
        note(InvoiceEvent.Type.ISSUED, null, amount(), actor, null, now);
    }

    private Invoice(long id, InvoiceDraft row) {
        super(id, row);
    }

    /**
     * One to be looked at, without its lines and its history: the services find it anew before they
     * change it.
     */
    public static Invoice kept(
            long id, InvoiceDraft row, Money paid, Money refunded, InvoiceStatus status) {
        var kept = new Invoice(id, row);
        kept.paid = paid;
        kept.refunded = refunded;
        kept.status = status;
        return kept;
    }

    /** What is still owed. */
    public Money open() {
        return status.payable() ? amount().minus(paid) : Money.ZERO;
    }

    /**
     * Whether somebody may pay this much of it now.
     *
     * @throws DomainException when it is not to be paid, or not in parts
     */
    public void requirePayable(Money wanted) {
        requireOwed(wanted);
        if (!partial() && !wanted.equals(open())) {
            throw new DomainException("billing.invoice.wholeOnly", number());
        }
    }

    /**
     * Whether this much of it is owed: a credit may pay any part.
     *
     * @throws DomainException when it is not
     */
    public void requireOwed(Money wanted) {
        if (!status.payable()) {
            throw new DomainException("billing.invoice.notPayable", number());
        }
        if (!wanted.isPositive() || wanted.compareTo(open()) > 0) {
            throw new DomainException("billing.invoice.wrongAmount", open());
        }
    }

    /**
     * Takes money that has come in. It is there, whatever the invoice has become meanwhile: nothing
     * is refused, but no more is taken than is owed.
     *
     * @param receipt which payment it is
     * @return how much was taken
     */
    Money take(Money offered, Actor actor, String receipt, Instant now) {
        Money taken = offered.atMost(open());
        if (taken.isPositive()) {
            paid = paid.plus(taken);
            boolean whole = paid.equals(amount());
            InvoiceStatus next = whole ? InvoiceStatus.PAID : InvoiceStatus.PARTLY_PAID;
            change(next, InvoiceEvent.Type.PAID, taken, actor, receipt, now);
        }
        return taken;
    }

    /**
     * Nothing is owed for it any more.
     *
     * @return what was paid of it, which becomes a credit of the household
     */
    public Money cancel(Actor agent, String reason, Instant now) {
        demand(reason);
        change(InvoiceStatus.CANCELLED, InvoiceEvent.Type.CANCELLED, open(), agent, reason, now);
        return paid;
    }

    /** Somebody was reminded that it is late; nothing else changes. */
    public void remind(Actor actor, Instant now) {
        note(InvoiceEvent.Type.REMINDED, status, open(), actor, null, now);
    }

    /** Money goes back that was paid for it. */
    public void refund(Money back, Actor agent, String reason, Instant now) {
        demand(reason);
        if (status != InvoiceStatus.PAID) {
            throw new DomainException("billing.refund.notPaid", number());
        }
        if (!back.isPositive() || back.compareTo(paid.minus(refunded)) > 0) {
            throw new DomainException("billing.refund.tooMuch", paid.minus(refunded));
        }
        refunded = refunded.plus(back);
        InvoiceStatus next = refunded.equals(amount()) ? InvoiceStatus.REFUNDED : status;
        change(next, InvoiceEvent.Type.REFUNDED, back, agent, reason, now);
    }

    /**
     * The business software says something else of it than before. Only while nothing was paid: a
     * receipt must never show another amount than the one that was paid.
     *
     * @return by how much more it asks
     */
    public Money correct(InvoiceDraft draft, Actor agent, Instant now) {
        if (status != InvoiceStatus.TO_PAY || !draft.household().equals(household())) {
            throw new IllegalStateException("invoice " + number() + " is not to be corrected");
        }
        Money more = draft.amount().minus(amount());
        String before = more.isZero() ? null : amount().toString();
        say(draft);
        note(InvoiceEvent.Type.CORRECTED, status, draft.amount(), agent, before, now);
        return more;
    }

    /**
     * @param inPayment whether somebody is at the payment page with it
     */
    public ShownStatus shown(LocalDate today, boolean inPayment) {
        return ShownStatus.of(status, dueOn(), today, inPayment);
    }

    private void change(
            InvoiceStatus next,
            InvoiceEvent.Type type,
            Money money,
            Actor actor,
            String reason,
            Instant now) {
        // a further part may be paid, or go back, without another state
        boolean stays =
                next == status
                        && (type == InvoiceEvent.Type.PAID || type == InvoiceEvent.Type.REFUNDED);
        if (!stays && !status.mayBecome(next)) {
            throw new DomainException("billing.invoice.notAllowedNow", number());
        }
        InvoiceStatus before = status;
        status = next;
        note(type, before, money, actor, reason, now);
    }

    private void note(
            InvoiceEvent.Type type,
            InvoiceStatus before,
            Money money,
            Actor actor,
            String reason,
            Instant now) {
        Instant last = history.isEmpty() ? null : history.get(history.size() - 1).at();
        Instant at = LineTime.after(last, now);
        history.add(new InvoiceEvent(this, type, before, money, actor, reason, at));
    }

    private static void demand(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("billing.reasonMissing");
        }
    }

    public InvoiceStatus status() {
        return status;
    }

    public Money paid() {
        return paid;
    }

    public Money refunded() {
        return refunded;
    }

    public List<InvoiceEvent> history() {
        return List.copyOf(history);
    }
}
