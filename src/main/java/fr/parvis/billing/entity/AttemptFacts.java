package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What somebody set out to pay, and where; what became of it is {@link PaymentAttempt}. */
@MappedSuperclass
public abstract class AttemptFacts {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Provider provider;

    private String token;
    private String regie;
    private String household;
    private String mail;
    private Money amount;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "payment_attempt_share", joinColumns = @JoinColumn(name = "attempt_id"))
    private List<Share> shares = new ArrayList<>();

    protected AttemptFacts() {}

    AttemptFacts(
            String reference,
            Provider provider,
            String regie,
            String household,
            String mail,
            List<Share> shares,
            Instant now) {
        this.reference = reference;
        this.provider = provider;
        this.regie = regie;
        this.household = household;
        this.mail = mail;
        this.shares = new ArrayList<>(shares);
        this.amount = Money.sum(shares.stream().map(Share::amount).toList());
        this.createdAt = now;
    }

    /** The provider has a name of its own for it. */
    public void name(String byTheProvider) {
        token = byTheProvider;
    }

    public Long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public Provider provider() {
        return provider;
    }

    /** What the provider calls it; null where that is the reference. */
    public String token() {
        return token;
    }

    public String regie() {
        return regie;
    }

    public String household() {
        return household;
    }

    /** Where the receipt goes. */
    public String mail() {
        return mail;
    }

    public Money amount() {
        return amount;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<Share> shares() {
        return List.copyOf(shares);
    }
}
