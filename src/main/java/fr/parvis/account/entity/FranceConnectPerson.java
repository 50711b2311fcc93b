package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Somebody whom FranceConnect has identified in a browser and whom no account knows yet. */
@Entity
@Table(name = "franceconnect_arrival")
public class FranceConnectPerson {

    /** How long the person may take to choose or create an account. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    @Id
    @Column(name = "browser_hash")
    private String browserHash;

    private String sub;

    @Embedded private CertifiedIdentity certified;

    @Column(name = "usage_name")
    private String usageName;

    private String mail;

    @Column(name = "id_token")
    private String idToken;

    private String destination = "";

    @Column(name = "wanted_mail")
    private String wantedMail;

    @Column(name = "created_at")
    private Instant createdAt;

    protected FranceConnectPerson() {}

    public FranceConnectPerson(
            String browserHash,
            String sub,
            CertifiedIdentity certified,
            String usageName,
            String mail,
            String idToken,
            Instant now) {
        this.browserHash = browserHash;
        this.sub = sub;
        this.certified = certified;
        this.usageName = usageName;
        this.mail = mail;
        this.idToken = idToken;
        this.createdAt = now;
    }

    /**
     * @param address below the portal's root, where the person wanted to go; "" when nowhere
     */
    public FranceConnectPerson goingTo(String address) {
        destination = address;
        return this;
    }

    /** The person says by which mail an account of theirs is found. */
    public void wantLink(String mailOfAccount) {
        wantedMail = mailOfAccount;
    }

    /** Takes the wish: it is answered once. */
    public String takeWish() {
        String wish = wantedMail;
        wantedMail = null;
        return wish;
    }

    public String destination() {
        return destination;
    }

    public boolean aliveAt(Instant now) {
        return now.isBefore(createdAt.plus(LIFE));
    }

    public String sub() {
        return sub;
    }

    public CertifiedIdentity certified() {
        return certified;
    }

    public String usageName() {
        return usageName;
    }

    public String mail() {
        return mail;
    }

    public String idToken() {
        return idToken;
    }
}
