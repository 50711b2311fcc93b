package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in by FranceConnect, or by the town's own provider, that was begun in a browser, until its
 * answer comes.
 */
@Entity
@Table(name = "franceconnect_attempt")
public class FranceConnectAttempt {

    /** How long a person may take at FranceConnect. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** What the person wanted. */
    public enum Purpose {
        SIGN_IN,
        /** To link the account that is signed in. */
        LINK,
        /** A member of staff signs in by the town's own provider, and not by FranceConnect. */
        STAFF
    }

    @Id
    @Column(name = "state_hash")
    private String stateHash;

    @Column(name = "browser_hash")
    private String browserHash;

    private String nonce;

    @Column(name = "code_verifier")
    private String codeVerifier;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "account_id")
    private Long accountId;

    private String destination;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected FranceConnectAttempt() {}

    /**
     * @param accountToLink null to sign in
     * @param destination below the portal's root, where the person wanted to go; "" when nowhere
     */
    public FranceConnectAttempt(
            String stateHash,
            String browserHash,
            String nonce,
            String codeVerifier,
            Long accountToLink,
            String destination,
            Instant now) {
        this.stateHash = stateHash;
        this.browserHash = browserHash;
        this.nonce = nonce;
        this.codeVerifier = codeVerifier;
        this.purpose = accountToLink == null ? Purpose.SIGN_IN : Purpose.LINK;
        this.accountId = accountToLink;
        this.destination = destination;
        this.createdAt = now;
    }

    /** It goes to the town's own provider. */
    public FranceConnectAttempt ofStaff() {
        purpose = Purpose.STAFF;
        return this;
    }

    /** Whether it went to the town's own provider, and not to FranceConnect. */
    public boolean staff() {
        return purpose == Purpose.STAFF;
    }

    public boolean begunIn(String hashOfBrowser) {
        return browserHash.equals(hashOfBrowser);
    }

    public boolean used() {
        return usedAt != null;
    }

    public boolean aliveAt(Instant now) {
        return now.isBefore(createdAt.plus(LIFE));
    }

    public String nonce() {
        return nonce;
    }

    public String codeVerifier() {
        return codeVerifier;
    }

    /** Whether it is to link an account, and not to sign in. */
    public boolean linking() {
        return purpose == Purpose.LINK;
    }

    /** Null unless an account is to be linked. */
    public Long accountId() {
        return accountId;
    }

    public String destination() {
        return destination;
    }
}
