package fr.parvis.request.entity;

import fr.parvis.kernel.SecretToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The link by which whoever holds it follows one request. Unguessable (192 bits); kept as it is,
 * because every later mail about the request carries it again.
 */
@Entity
@Table(name = "tracking_link")
public class TrackingLink {

    @Id private String token;

    @Column(name = "request_number")
    private long requestNumber;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected TrackingLink() {}

    public TrackingLink(long requestNumber, Instant now) {
        this.token = SecretToken.create();
        this.requestNumber = requestNumber;
        this.createdAt = now;
    }

    /** It opens nothing any more. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    public String token() {
        return token;
    }

    public long requestNumber() {
        return requestNumber;
    }

    public boolean revoked() {
        return revokedAt != null;
    }
}
