package fr.parvis.account.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who can sign in: a citizen, or a member of staff with roles. */
@Entity
@Table(name = "account")
public class Account {

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

    @Column(name = "user_name")
    private String userName;

    private String mail;

    @Column(name = "password_hash")
    private String passwordHash;

    private String civility;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "first_names")
    private String firstNames;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    @Column(name = "previous_sign_in_at")
    private Instant previousSignInAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_role", joinColumns = @JoinColumn(name = "account_id"))
    private Set<StaffRole> roles = new HashSet<>();

    @Version private long version;

    protected Account() {}

    /** Somebody signed in: the page says when that was the last time. */
    public void signedIn(Instant now) {
        previousSignInAt = lastSignInAt;
        lastSignInAt = now;
    }

    public boolean mayUse(Role role) {
        return roles.stream().anyMatch(r -> r.role() == role);
    }

    /** The services whose requests this agent instructs. */
    public Set<String> services() {
        return roles.stream()
                .filter(r -> r.role() == Role.AGENT)
                .map(StaffRole::service)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean enabled() {
        return disabledAt == null;
    }

    public boolean staff() {
        return kind == Kind.STAFF;
    }

    public Long id() {
        return id;
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
        return firstNames + " " + lastName;
    }

    public Instant previousSignInAt() {
        return previousSignInAt;
    }
}
