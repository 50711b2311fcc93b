package fr.parvis.account.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A role of a member of staff; for an agent, with the service that it is for. */
@Embeddable
public class StaffRole {

    @Enumerated(EnumType.STRING)
    private Role role;

    private String service;

    protected StaffRole() {}

    /**
     * @param service id of a service for AGENT, "" for the others
     */
    public StaffRole(Role role, String service) {
        this.role = role;
        this.service = service;
    }

    public Role role() {
        return role;
    }

    public String service() {
        return service;
    }

    /** "AGENT voirie, REGIE", for the history of an account. */
    static String inWords(Set<StaffRole> roles) {
        return roles.stream()
                .map(r -> r.service.isEmpty() ? r.role.name() : r.role + " " + r.service)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StaffRole that
                && that.role == role
                && Objects.equals(that.service, service);
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, service);
    }
}
