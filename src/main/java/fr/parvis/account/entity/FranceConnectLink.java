package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an account belongs to a person whom FranceConnect knows. */
@Entity
@Table(name = "franceconnect_link")
public class FranceConnectLink {

    @Id
    @Column(name = "account_id")
    private Long accountId;

    private String sub;

    @Embedded private CertifiedIdentity certified;

    @Column(name = "linked_at")
    private Instant linkedAt;

    protected FranceConnectLink() {}

    /** What FranceConnect says now: names change, and with them the sub. */
    public void renew(String newSub, CertifiedIdentity newIdentity) {
        sub = newSub;
        certified = newIdentity;
    }

    /** Whether this identity may be a later one of the same person. */
    public boolean mayBecome(CertifiedIdentity other) {
        return certified.bornAs(other);
    }

    public Long accountId() {
        return accountId;
    }

    public String sub() {
        return sub;
    }

    public CertifiedIdentity certified() {
        return certified;
    }

    public Instant linkedAt() {
        return linkedAt;
    }
}
