package fr.parvis.account.entity;

import java.util.Set;
import java.util.stream.Collectors;

/** What the roles of a member of staff allow. */
public record StaffRights(Set<StaffRole> roles) {

    public StaffRights {
        roles = Set.copyOf(roles);
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

    /** Whether this member of staff writes the news of the town. */
    public boolean editsContent() {
        return mayUse(Role.COMMUNICATION) || mayUse(Role.ADMIN);
    }

    /**
     * Whether this member of staff looks after the accounts of citizens.
     *
     * @param service the one that the town names for it; null when it names none
     */
    public boolean tendsAccounts(String service) {
        return mayUse(Role.ADMIN) || service != null && services().contains(service);
    }

    /**
     * Whether this member of staff gives keys of a service to households.
     *
     * @param tending the service that looks after accounts; null when there is none
     */
    public boolean givesKeys(String service, String tending) {
        return tendsAccounts(tending) || services().contains(service);
    }
}
