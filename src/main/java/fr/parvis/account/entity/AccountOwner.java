package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** Who signs in to an account: name and password, identity, where the person is reached. */
@MappedSuperclass
public abstract class AccountOwner {

    @Column(name = "user_name")
    private String userName;

    private String mail;

    @Column(name = "password_hash")
    private String passwordHash;

    @Embedded private CivilIdentity identity;

    @Embedded private ContactDetails contacts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "certified_at")
    private Instant certifiedAt;

    @Column(name = "previous_sign_in_at")
    private Instant previousSignInAt;

    protected AccountOwner() {}

    AccountOwner(
            String userName,
            String mail,
            CivilIdentity identity,
            ContactDetails contacts,
            Instant now) {
        this.userName = userName;
        this.mail = mail;
        this.identity = identity;
        this.contacts = contacts;
        this.createdAt = now;
    }

    /** The owner changes what is known about them; certified fields stay as they are. */
    public void changeProfile(CivilIdentity newIdentity, ContactDetails newContacts) {
        identity = newIdentity;
        contacts = newContacts;
    }

    /** FranceConnect vouches for the identity from now on, or still does. */
    public void certify(CivilIdentity certified, Instant now) {
        // the same again is no change
        identity = certified.equals(identity) ? identity : certified;
        certifiedAt = certifiedAt == null ? now : certifiedAt;
    }

    /** FranceConnect vouches for nothing any more. */
    public void uncertify() {
        certifiedAt = null;
    }

    public void changeUserName(String name) {
        userName = name;
    }

    /** The owner confirmed a new address. */
    public void changeMail(String address) {
        mail = address;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public void changePasswordHash(String hash) {
        passwordHash = hash;
    }

    public String mail() {
        return mail;
    }

    /** "Claire Moreau". */
    public String displayName() {
        return identity.firstNames() + " " + identity.lastName();
    }

    public String userName() {
        return userName;
    }

    public CivilIdentity identity() {
        return identity;
    }

    /** Never null, but perhaps empty. */
    public ContactDetails contacts() {
        return contacts == null ? new ContactDetails() : contacts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Since when FranceConnect vouches for the identity; null when it does not. */
    public Instant certifiedAt() {
        return certifiedAt;
    }

    public Instant previousSignInAt() {
        return previousSignInAt;
    }
}
