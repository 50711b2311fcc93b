package fr.parvis.family.entity;

import fr.parvis.account.entity.ContactDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An adult of a household whom an import or an agent named. Once the person has an account in the
 * household, that counts and this only keeps the reference.
 */
@Entity
@Table(name = "household_adult")
public class HouseholdAdult {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "household_id")
    private long householdId;

    private String reference;
    private String civility;

    @Column(name = "first_names")
    private String firstNames;

    @Column(name = "last_name")
    private String lastName;

    private String mail;

    @Embedded private ContactDetails contacts = new ContactDetails();
    @Embedded private AdultRights rights = AdultRights.all();

    @Column(name = "account_id")
    private Long accountId;

    private LocalDate until;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version private long version;

    protected HouseholdAdult() {}

    /**
     * @param reference what the town's business software calls the person; null without one
     */
    public HouseholdAdult(long householdId, String reference, Instant now) {
        this.householdId = householdId;
        this.reference = reference;
        createdAt = now;
    }

    /**
     * Business software calls the person so.
     *
     * @return whether that is new
     */
    public boolean refer(String name) {
        boolean differs = !name.equals(reference);
        reference = name;
        return differs;
    }

    /**
     * @param formOfAddress "madame", "monsieur" or null
     */
    public HouseholdAdult called(String formOfAddress, String first, String last) {
        civility = formOfAddress;
        firstNames = first;
        lastName = last;
        return this;
    }

    /** How the person is reached from now on. */
    public HouseholdAdult reachedAt(ContactDetails fresh, String newMail) {
        contacts = fresh;
        mail = newMail;
        return this;
    }

    /** What the person may do from now on. */
    public HouseholdAdult allowed(AdultRights fresh) {
        rights = fresh;
        return this;
    }

    /** The person has an account, which belongs to the household from now on. */
    public void linkedTo(long account) {
        accountId = account;
    }

    /** The person does not belong to the household from this day on. */
    public void leave(LocalDate day) {
        until = day;
    }

    /** First day outside the household; null while nobody knows of one. */
    public LocalDate until() {
        return until;
    }

    public Long id() {
        return id;
    }

    public long householdId() {
        return householdId;
    }

    public String reference() {
        return reference;
    }

    public String civility() {
        return civility;
    }

    public String firstNames() {
        return firstNames;
    }

    public String lastName() {
        return lastName;
    }

    public String displayName() {
        return firstNames + " " + lastName;
    }

    public String mail() {
        return mail;
    }

    /** Never null. */
    public ContactDetails contacts() {
        return contacts == null ? new ContactDetails() : contacts;
    }

    public AdultRights rights() {
        return rights;
    }

    /** The account of the person; null while there is none. */
    public Long accountId() {
        return accountId;
    }
}
