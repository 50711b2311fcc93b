package fr.parvis.account.entity;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A browser in which somebody is signed in. Found by the hash of its cookie, on any node. */
@Entity
@Table(name = "sign_in_session")
public class SignInSession {

    /** A session ends when nothing was asked for so long. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /** Whoever was just seen has at least so long: the note of it may be a minute old. */
    public static final Duration SURE = IDLE.minus(SEEN_STEP);

    private static final int LONGEST_USER_AGENT = 300;

    @Column(name = "token_hash")
    @Id
    private String tokenHash;

    @ManyToOne private Account account;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "user_agent")
    private String userAgent;

    /** By what its owner names it; whoever reads it can do nothing with it. */
    @Column(name = "public_id")
    private String publicId;

    /** Read at the sign-out only, and long. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "franceconnect_token")
    private String franceConnectToken;

    protected SignInSession() {}

    public SignInSession(String tokenHash, Account account, String userAgent, Instant now) {
        this.tokenHash = tokenHash;
        this.account = account;
        this.userAgent =
                userAgent.length() > LONGEST_USER_AGENT
                        ? userAgent.substring(0, LONGEST_USER_AGENT)
                        : userAgent;
        this.publicId = UUID.randomUUID().toString();
        this.createdAt = now;
        this.seenAt = now;
    }

    public boolean aliveAt(Instant now) {
        return aliveAt(now, account, seenAt);
    }

    /** The same of a session of this account that was last noted then. */
    public static boolean aliveAt(Instant now, Account account, Instant seen) {
        return account.enabled() && now.isBefore(seen.plus(IDLE));
    }

    /** Whether it is to be noted that it is in use: the last note is old enough. */
    public static boolean toBeNoted(Instant seen, Instant now) {
        return now.isAfter(seen.plus(SEEN_STEP));
    }

    /** Notes that it is in use. */
    public void seen(Instant now) {
        if (toBeNoted(seenAt, now)) {
            seenAt = now;
        }
    }

    /** FranceConnect vouches for it, and is to be told of its end. */
    public void cameByFranceConnect(String idToken) {
        franceConnectToken = idToken;
    }

    /** Null when it was opened otherwise. */
    public String franceConnectToken() {
        return franceConnectToken;
    }

    public Account account() {
        return account;
    }

    public String publicId() {
        return publicId;
    }

    public String userAgent() {
        return userAgent;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When something was last asked for, to the minute. */
    public Instant seenAt() {
        return seenAt;
    }

    /** When it ends if nothing is asked for any more. */
    public Instant endsAt() {
        return seenAt.plus(IDLE);
    }

    public boolean opensWith(String hash) {
        return tokenHash.equals(hash);
    }
}
