package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The photo of a citizen, as the portal has cut it: a square JPEG. */
@Entity
@Table(name = "account_photo")
public class AccountPhoto {

    @Id
    @Column(name = "account_id")
    private Long accountId;

    private byte[] content;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected AccountPhoto() {}

    public AccountPhoto(long accountId, byte[] content, Instant now) {
        this.accountId = accountId;
        this.content = content.clone();
        this.changedAt = now;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant changedAt() {
        return changedAt;
    }
}
