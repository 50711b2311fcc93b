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

/**
 * A change of an account's state, of its contacts, or of what staff may do: when, by whom and why.
 * Never changed.
 */
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

    @Enumerated(EnumType.STRING)
    private Change change;

    /** What changes while the state stays. */
    public enum Change {
        /** An administrator changes what a member of staff may do. */
        ROLES,
        DISABLED,
        ENABLED,
        /** An accepted request, or a confirmed mail, changes how the owner is reached. */
        CONTACTS
    }

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

    /**
     * @param what says for ROLES which ones there are now, for CONTACTS what was changed and why;
     *     null for the others
     */
    AccountEvent(Account account, Change change, String actorName, String what, Instant at) {
        this(account, account.state(), account.state(), actorName, what, at);
        this.change = change;
    }

    /** Null for a change of state. */
    public Change change() {
        return change;
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
