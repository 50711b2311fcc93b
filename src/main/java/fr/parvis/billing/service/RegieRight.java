package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.Role;
import fr.parvis.billing.entity.Actor;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who works at the régie. Pages hide what others may not do; this is what stops them. */
@ApplicationScoped
class RegieRight {

    @Inject TownSettings town;

    /**
     * The member of staff as the history names one.
     *
     * @throws NotFoundException for anybody else, so that nobody learns what there would be
     */
    Actor require(Account staff) {
        if (!staff.rights().mayUse(Role.REGIE)) {
            throw new NotFoundException("régie");
        }
        return Actor.agent(staff.displayName());
    }

    /**
     * A régie of the town, for who works there.
     *
     * @throws NotFoundException for anybody else, and when the town has no such régie
     */
    RegieSettings require(Account staff, String regie) {
        require(staff);
        return town.regie(regie).orElseThrow(() -> new NotFoundException("régie " + regie));
    }
}
