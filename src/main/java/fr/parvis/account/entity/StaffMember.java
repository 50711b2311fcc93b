package fr.parvis.account.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What an account of the town's staff has beside those of citizens; theirs have none of it. */
@MappedSuperclass
public abstract class StaffMember extends AccountOwner {

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_role", joinColumns = @JoinColumn(name = "account_id"))
    private Set<StaffRole> roles = new HashSet<>();

    /** By which the town's own provider names a member of staff; null until it has. */
    @Column(name = "openid_subject")
    private String openIdSubject;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "keys_off")
    private boolean keysOff;

    protected StaffMember() {}

    StaffMember(
            String userName,
            String mail,
            CivilIdentity identity,
            ContactDetails contacts,
            Instant now) {
        super(userName, mail, identity, contacts, now);
    }

    /**
     * Other roles in the place of the old ones.
     *
     * @return whether they differ
     */
    boolean changeRoles(Set<StaffRole> others) {
        if (roles.equals(others)) {
            return false;
        }
        roles.clear();
        roles.addAll(others);
        return true;
    }

    void shutOut(Instant now) {
        disabledAt = now;
    }

    void letIn() {
        disabledAt = null;
    }

    /** The town's provider has identified the member of staff, who is found by this from now on. */
    public void knownToProviderAs(String subject) {
        openIdSubject = subject;
    }

    /** Whether an administrator lets this member of staff in no more. */
    public boolean disabled() {
        return disabledAt != null;
    }

    /** What this account may do in the back office; nothing for a citizen. */
    public StaffRights rights() {
        return new StaffRights(roles);
    }

    /** Whether this member of staff wants the shortcuts of the keyboard. */
    public boolean usesKeys() {
        return !keysOff;
    }

    public void useKeys(boolean use) {
        keysOff = !use;
    }
}
