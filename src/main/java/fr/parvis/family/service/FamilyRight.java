package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who looks after families: agents of the services that the town names for it ("family" in
 * town.yaml). An administrator who is no such agent does not: health data are for the service in
 * charge only.
 */
@ApplicationScoped
public class FamilyRight {

    @Inject TownSettings town;

    public boolean has(Account staff) {
        return town.familyServices().stream()
                .anyMatch(s -> staff.rights().services().contains(s.id()));
    }

    /**
     * The agent's name, as histories have it.
     *
     * @throws NotFoundException for anybody else, so that nobody learns what there would be
     */
    public String require(Account staff) {
        if (!has(staff)) {
            throw new NotFoundException("families");
        }
        return staff.displayName();
    }
}
