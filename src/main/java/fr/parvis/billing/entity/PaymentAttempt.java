package fr.parvis.billing.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody was sent to a payment page. It never stays open: the gateway is asked some time after
 * the page has closed, and again at growing intervals, and then it expires. Only a proof makes it
 * paid, and a proof does so whatever came before it.
 */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt extends AttemptFacts {

    /** The page closes after a quarter of an hour; notifications take a moment. */
    static final Duration FIRST_CHECK = Duration.ofMinutes(20);

    /** How long a notification may be later than the browser. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long to wait after each answer that says nothing. */
    static final List<Duration> DELAYS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    @Enumerated(EnumType.STRING)
    private AttemptStatus status = AttemptStatus.OPEN;

    @Column(name = "next_check_at")
    private Instant nextCheckAt;

    private int checks;
    private String witness;

    @Version private long version;

    @OneToMany(mappedBy = "attempt", cascade = CascadeType.PERSIST)
    // numbers are handed out to nodes by the hundred: they are not in the order of time
    @OrderBy("at, id")
    private List<AttemptEvent> history = new ArrayList<>();

    protected PaymentAttempt() {}

    /**
     * @param reference never used before
     * @param mail where the receipt goes
     * @param shares what is paid of which invoice; one at least
     */
    public PaymentAttempt(
            String reference,
            Provider provider,
            String regie,
            String household,
            String mail,
            List<Share> shares,
            Instant now) {
        super(reference, provider, regie, household, mail, shares, now);
        this.nextCheckAt = now.plus(FIRST_CHECK);
        note(AttemptEvent.Type.STARTED, null, null, now);
    }

    /**
     * A proof has come.
     *
     * @return whether it is the first one; money of a second one belongs to no invoice
     */
    boolean prove(Proof proof, Instant now) {
        if (!proof.reference().equals(reference()) || !proof.amount().equals(amount())) {
            throw new IllegalArgumentException("this proof is not of attempt " + reference());
        }
        boolean first = status != AttemptStatus.PAID;
        become(
                AttemptStatus.PAID,
                first ? AttemptEvent.Type.PAID : AttemptEvent.Type.PAID_AGAIN,
                proof.transaction(),
                now);
        return first;
    }

    /**
     * The bank does not want this card; another one may follow.
     *
     * @param code the provider's
     */
    public void refuse(String code, Instant now) {
        become(AttemptStatus.REFUSED, AttemptEvent.Type.REFUSED, code, now);
    }

    /** Who was to pay has left the page. */
    public void abandon(Instant now) {
        become(AttemptStatus.ABANDONED, AttemptEvent.Type.ABANDONED, null, now);
    }

    /**
     * The gateway knows of no payment: there was none. Should it be wrong, its proof comes later.
     */
    public void expire(String detail, Instant now) {
        become(AttemptStatus.EXPIRED, AttemptEvent.Type.EXPIRED, detail, now);
    }

    /** Nothing is known yet: the gateway is asked again later, but not for ever. */
    public void await(String detail, Instant now) {
        if (checks >= DELAYS.size()) {
            expire(detail, now);
        } else if (status == AttemptStatus.WAITING || status.mayBecome(AttemptStatus.WAITING)) {
            become(AttemptStatus.WAITING, AttemptEvent.Type.WAITING, detail, now);
            nextCheckAt = now.plus(DELAYS.get(checks));
            checks++;
        }
    }

    /**
     * The provider itself says that the bank has not answered. That is news, and none of the times
     * that the gateway was asked in vain: however often it is said, the attempt waits no less.
     *
     * @param code the provider's
     */
    public void hesitate(String code, Instant now) {
        if (status == AttemptStatus.WAITING || status.mayBecome(AttemptStatus.WAITING)) {
            become(AttemptStatus.WAITING, AttemptEvent.Type.WAITING, code, now);
            nextCheckAt = now.plus(DELAYS.get(Math.min(checks, DELAYS.size() - 1)));
        }
    }

    /**
     * Something has happened to it, whatever it may be: the gateway is asked at once. Money that it
     * has brought stays.
     */
    public void lookAt(Instant now) {
        if (status == AttemptStatus.PAID) {
            return;
        }
        if (!status.open()) {
            become(AttemptStatus.WAITING, AttemptEvent.Type.WAITING, null, now);
        }
        // the provider has rung: it is asked as often as at the beginning
        checks = 0;
        nextCheckAt = now;
    }

    /** The gateway's answer could not be dealt with: not before then, the others come first. */
    public void notBefore(Instant next) {
        if (status.open()) {
            nextCheckAt = next;
        }
    }

    /**
     * The browser came back and brought what the provider signed. The notification is what counts;
     * this is kept in case that it never comes, and is looked at soon.
     *
     * @param signed exactly as it came, its signature checked
     * @param success whether it says that money was paid: that is looked at whatever came before
     */
    public void returned(String signed, boolean success, Instant now) {
        if (status == AttemptStatus.PAID || witness != null && !success) {
            return;
        }
        witness = signed;
        if (success && !status.open()) {
            become(AttemptStatus.WAITING, AttemptEvent.Type.WAITING, null, now);
        }
        Instant soon = now.plus(PATIENCE);
        if (status.open() && (nextCheckAt == null || soon.isBefore(nextCheckAt))) {
            nextCheckAt = soon;
        }
    }

    /**
     * What may not follow any more is noted, and changes nothing: messages overtake one another.
     */
    private void become(AttemptStatus next, AttemptEvent.Type type, String detail, Instant now) {
        AttemptStatus before = status;
        if (status.mayBecome(next)) {
            status = next;
        }
        if (!status.open()) {
            nextCheckAt = null;
        }
        note(type, before, detail, now);
    }

    private void note(AttemptEvent.Type type, AttemptStatus before, String detail, Instant now) {
        Instant last = history.isEmpty() ? null : history.get(history.size() - 1).at();
        history.add(new AttemptEvent(this, type, before, detail, LineTime.after(last, now)));
    }

    public AttemptStatus status() {
        return status;
    }

    /** When the gateway is next asked; null once nothing is left to be asked. */
    public Instant nextCheckAt() {
        return nextCheckAt;
    }

    /** What the browser brought back, signed by the provider; null when it has not. */
    public String witness() {
        return witness;
    }

    public List<AttemptEvent> history() {
        return List.copyOf(history);
    }
}
