package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of an account's state: when, by whom and why. Never changed. */
@Entity
@Table(name = "account_event")
public class AccountEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne private Account account;

    private Instant at;

    @Column(name = "state_from")
    @Enumerated(EnumType.STRING)
    private AccountState from;

    @Column(name = "state_to")
    @Enumerated(EnumType.STRING)
    private AccountState to;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected AccountEvent() {}

    AccountEvent(
            Account account,
            AccountState from,
            AccountState to,
            String actorName,
            String reason,
            Instant at) {
        this.account = account;
        this.from = from;
        this.to = to;
        this.actorName = actorName;
        this.reason = reason;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public AccountState to() {
        return to;
    }

    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }
}
