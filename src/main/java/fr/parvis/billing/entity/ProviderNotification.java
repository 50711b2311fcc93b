package fr.parvis.billing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What a provider sent, or somebody in its name, exactly as it came. It is kept first and judged
 * afterwards: a crash in between loses nothing.
 */
@Entity
@Table(name = "provider_notification")
public class ProviderNotification {

    /** What became of it. */
    public enum State {
        RECEIVED,
        APPLIED,
        /** It was known already: nothing changed. */
        REPEATED,
        /** It changed nothing, and the régie sees it. */
        REJECTED
    }

    /** Why it was rejected. */
    public enum Problem {
        SOURCE,
        SIGNATURE,
        /** Signed, but it does not say clearly what. */
        UNCLEAR,
        REFERENCE,
        AMOUNT,
        /** A payment of the test platform, where real ones are expected. */
        TEST,
        /** The number of a transaction that belongs to another attempt. */
        TRANSACTION;

        /** Key of its French name. */
        public String key() {
            return "billing.notification.problem." + name();
        }
    }

    private static final int LONGEST = 4000;
    private static final int LONGEST_SOURCE = 60;

    /** Not of the sequence of billing: many come at once, and that one has a lock. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Provider provider;

    private String source;
    private boolean browser;
    private String raw;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private State state = State.RECEIVED;

    @Enumerated(EnumType.STRING)
    private Problem problem;

    private String reference;

    @Column(name = "applied_at")
    private Instant appliedAt;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    protected ProviderNotification() {}

    /**
     * @param source the address that it came from
     * @param raw as it came; what is too long to be one is cut, and never applied
     */
    public ProviderNotification(Provider provider, String source, String raw, Instant now) {
        this.provider = provider;
        this.source = kept(source, LONGEST_SOURCE);
        this.raw = kept(raw, LONGEST);
        this.receivedAt = now;
    }

    /** The same, brought by a browser that came back from the payment page. */
    public static ProviderNotification byBrowser(
            Provider provider, String source, String raw, Instant now) {
        var notification = new ProviderNotification(provider, source, raw, now);
        notification.browser = true;
        return notification;
    }

    /** PostgreSQL keeps every sign but one. */
    private static String kept(String text, int longest) {
        String plain = (text == null ? "" : text).replace('\u0000', '\uFFFD');
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }

    public void applied(String of, Instant now) {
        end(State.APPLIED, of, now);
    }

    /** It could not be judged: not before then, so that the others come first. */
    public void notBefore(Instant next) {
        nextTryAt = next;
    }

    public void repeated(String of, Instant now) {
        end(State.REPEATED, of, now);
    }

    /**
     * @param of the reference that it names; null when it names none that can be believed
     */
    public void rejected(Problem why, String of, Instant now) {
        problem = why;
        end(State.REJECTED, of, now);
    }

    private void end(State how, String of, Instant now) {
        if (state != State.RECEIVED) {
            throw new IllegalStateException("notification " + id + " was dealt with: " + state);
        }
        state = how;
        reference = of;
        appliedAt = now;
    }

    public Long id() {
        return id;
    }

    public Provider provider() {
        return provider;
    }

    public String source() {
        return source;
    }

    /** Whether a browser brought it, and not the provider itself. */
    public boolean browser() {
        return browser;
    }

    public String raw() {
        return raw;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public State state() {
        return state;
    }

    /** Null unless it was rejected. */
    public Problem problem() {
        return problem;
    }

    /** Of the attempt that it names; null where it names none that can be believed. */
    public String reference() {
        return reference;
    }
}
