package fr.parvis.family.entity;

import fr.parvis.account.entity.ContactDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A child: one row, also when two households share it. */
@Entity
public class Child {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reference;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "born_on")
    private LocalDate bornOn;

    private String school;

    @Column(name = "school_level")
    private String level;

    @Column(name = "left_on")
    private LocalDate leftOn;

    private String mail;

    @Embedded private ContactDetails contacts = new ContactDetails();

    @Column(name = "created_at")
    private Instant createdAt;

    @Version private long version;

    protected Child() {}

    /**
     * @param reference what the town's business software calls it; null without one
     */
    public Child(String reference, ChildFacts facts, Instant now) {
        this.reference = reference;
        createdAt = now;
        change(facts);
    }

    /**
     * Says other things of the child.
     *
     * @return whether anything differs
     */
    public final boolean change(ChildFacts facts) {
        boolean differs = !facts.equals(firstName == null ? null : facts());
        firstName = facts.firstName();
        lastName = facts.lastName();
        bornOn = facts.bornOn();
        school = facts.school();
        level = facts.level() == null ? null : facts.level().id();
        leftOn = facts.leftOn();
        return differs;
    }

    /**
     * Business software calls it so.
     *
     * @return whether that is new
     */
    public boolean refer(String name) {
        boolean differs = !name.equals(reference);
        reference = name;
        return differs;
    }

    /** How the child is reached from now on. */
    public void reachedAt(ContactDetails fresh, String newMail) {
        contacts = fresh;
        mail = newMail;
    }

    public Long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public ChildFacts facts() {
        return new ChildFacts(
                firstName, lastName, bornOn, school, SchoolLevel.read(level).orElse(null), leftOn);
    }

    public String mail() {
        return mail;
    }

    /** Never null; without anything where the child is reached as its household is. */
    public ContactDetails contacts() {
        return contacts == null ? new ContactDetails() : contacts;
    }

    public long version() {
        return version;
    }
}
