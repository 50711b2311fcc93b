package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A link of a mail to the owner of an account: only its hash is kept, and it works once. */
@Entity
@Table(name = "account_link")
public class AccountLink {

    /** What it opens, and for how long. */
    public enum Purpose {
        /** Activates a space that was just made, or that the town prepared. */
        ACTIVATION(Duration.ofHours(48)),
        /** Chooses a new password. */
        PASSWORD(Duration.ofMinutes(30)),
        /** Confirms a new mail address. */
        MAIL(Duration.ofHours(48)),
        /** Links the account to a person of FranceConnect, who waits no longer than that. */
        FRANCECONNECT(FranceConnectPerson.LIFE);

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** For an account that the town made: its owner did not wait for the mail. */
    private static final Duration PREPARED_LIFE = Duration.ofDays(30);

    @Column(name = "token_hash")
    @Id
    private String tokenHash;

    @ManyToOne private Account account;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "new_mail")
    private String newMail;

    @Column(name = "franceconnect_sub")
    private String franceConnectSub;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected AccountLink() {}

    /**
     * @param newMail the address that a link of purpose MAIL confirms; null for others
     */
    public AccountLink(
            String tokenHash, Account account, Purpose purpose, String newMail, Instant now) {
        this.tokenHash = tokenHash;
        this.account = account;
        this.purpose = purpose;
        this.newMail = newMail;
        this.createdAt = now;
        boolean unexpected = account.state() == AccountState.PREPARED && !account.staff();
        this.expiresAt = now.plus(unexpected ? PREPARED_LIFE : purpose.life);
    }

    /** For one person of FranceConnect only. */
    public AccountLink forPerson(String sub) {
        franceConnectSub = sub;
        return this;
    }

    /** Whether a link of purpose FRANCECONNECT was made for this person. */
    public boolean isFor(String sub) {
        return sub.equals(franceConnectSub);
    }

    public boolean usableAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    public void use(Instant now) {
        if (!usableAt(now)) {
            throw new IllegalStateException("link used twice");
        }
        usedAt = now;
    }

    public Account account() {
        return account;
    }

    public String newMail() {
        return newMail;
    }
}
