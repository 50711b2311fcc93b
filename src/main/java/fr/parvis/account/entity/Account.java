package fr.parvis.account.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Somebody who can sign in: a citizen, or a member of staff with roles. Who it is and how the
 * person is reached stands in {@link AccountOwner}; here is what the account may do, and its state.
 */
@Entity
@Table(name = "account")
public class Account extends StaffMember {

    /** Citizens and staff never share an account: staff are citizens elsewhere. */
    public enum Kind {
        CITIZEN,
        STAFF
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private AccountState state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Version private long version;

    @OneToMany(mappedBy = "account", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<AccountEvent> events = new ArrayList<>();

    protected Account() {}

    private Account(
            String userName,
            String mail,
            CivilIdentity identity,
            ContactDetails contacts,
            AccountState state,
            String madeBy,
            Instant now) {
        super(userName, mail, identity, contacts, now);
        this.kind = Kind.CITIZEN;
        this.state = state;
        this.stateSince = now;
        events.add(new AccountEvent(this, null, state, madeBy, null, now));
    }

    /** A space whose owner has just filled in the wizard; the link of a mail comes next. */
    public static Account created(
            String userName,
            String mail,
            CivilIdentity identity,
            ContactDetails contacts,
            Instant now) {
        return new Account(
                userName,
                mail,
                identity,
                contacts,
                AccountState.MAIL_UNCONFIRMED,
                identity.firstNames() + " " + identity.lastName(),
                now);
    }

    /** A space that the town makes from its files; its owner activates it and signs in then. */
    public static Account prepared(
            String userName,
            String mail,
            CivilIdentity identity,
            ContactDetails contacts,
            String agentName,
            Instant now) {
        return new Account(
                userName, mail, identity, contacts, AccountState.PREPARED, agentName, now);
    }

    /** A member of staff, whom an administrator makes; the link of a mail comes next. */
    public static Account ofStaff(
            String userName,
            String mail,
            CivilIdentity identity,
            Set<StaffRole> roles,
            String madeBy,
            Instant now) {
        var account =
                new Account(userName, mail, identity, null, AccountState.PREPARED, madeBy, now);
        account.kind = Kind.STAFF;
        account.changeRoles(roles);
        return account;
    }

    /** An administrator changes what a member of staff may do. */
    public void giveRoles(Set<StaffRole> newRoles, String by, Instant now) {
        if (changeRoles(newRoles)) {
            String words = StaffRole.inWords(newRoles);
            events.add(new AccountEvent(this, AccountEvent.Change.ROLES, by, words, now));
        }
    }

    /** An administrator lets a member of staff in no more. */
    public void disable(String by, Instant now) {
        if (disabled()) {
            throw new DomainException("account.notAllowedNow");
        }
        shutOut(now);
        events.add(new AccountEvent(this, AccountEvent.Change.DISABLED, by, null, now));
    }

    /** An administrator lets a member of staff in again. */
    public void enable(String by, Instant now) {
        if (!disabled() || state == AccountState.CLOSED) {
            throw new DomainException("account.notAllowedNow");
        }
        letIn();
        events.add(new AccountEvent(this, AccountEvent.Change.ENABLED, by, null, now));
    }

    /**
     * The owner followed the link of the first mail.
     *
     * @param agentNeeded whether the town activates new spaces itself
     */
    public void confirmMail(boolean agentNeeded, Instant now) {
        boolean waits = agentNeeded && state != AccountState.PREPARED;
        become(waits ? AccountState.AWAITING_AGENT : AccountState.ACTIVE, displayName(), null, now);
    }

    /** An agent activates the space. */
    public void activate(String agentName, Instant now) {
        if (!state.waiting() && state != AccountState.REFUSED) {
            // out of the others leads only their owner's link
            throw new DomainException("account.notAllowedNow");
        }
        become(AccountState.ACTIVE, agentName, null, now);
    }

    /** An agent refuses the space, in words that its owner reads. */
    public void refuse(String agentName, String reason, Instant now) {
        become(AccountState.REFUSED, agentName, needed(reason), now);
    }

    /** An agent asks for a document before deciding, in words that the owner reads. */
    public void askDocument(String agentName, String question, Instant now) {
        become(AccountState.DOCUMENT_ASKED, agentName, needed(question), now);
    }

    /**
     * The owner answers the agent who asked for a document.
     *
     * @param words "" when there are only files
     */
    public void giveDocument(String words, Instant now) {
        if (state != AccountState.DOCUMENT_ASKED) {
            throw new DomainException("account.document.notAsked");
        }
        become(AccountState.AWAITING_AGENT, displayName(), words.isEmpty() ? null : words, now);
    }

    /**
     * Contact details change because of a request that an agent accepted.
     *
     * @param what was changed and why, in French
     */
    public void changeContacts(ContactDetails contacts, String by, String what, Instant now) {
        changeProfile(identity(), contacts);
        events.add(new AccountEvent(this, AccountEvent.Change.CONTACTS, by, what, now));
    }

    /** The owner of the new address has confirmed it. */
    public void confirmNewMail(String address, String what, Instant now) {
        changeMail(address);
        events.add(new AccountEvent(this, AccountEvent.Change.CONTACTS, displayName(), what, now));
    }

    /** Nobody signs in here any more. */
    public void close(String by, String reason, Instant now) {
        become(AccountState.CLOSED, by, reason, now);
        shutOut(now);
    }

    private void become(AccountState next, String by, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw new DomainException("account.notAllowedNow");
        }
        events.add(new AccountEvent(this, state, next, by, reason, now));
        state = next;
        stateSince = now;
    }

    private static String needed(String words) {
        if (words == null || words.isBlank()) {
            throw new DomainException("account.reasonMissing");
        }
        return words.strip();
    }

    public boolean enabled() {
        return !disabled() && state.signsIn();
    }

    public boolean staff() {
        return kind == Kind.STAFF;
    }

    public Long id() {
        return id;
    }

    public AccountState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    /** Counts changes: who decides on what an older one showed is told. */
    public long version() {
        return version;
    }

    /** Changes of state, the oldest first. */
    public List<AccountEvent> events() {
        return Collections.unmodifiableList(events);
    }
}
