package fr.parvis.content.service;

import fr.parvis.account.service.CitizenMembership;
import fr.parvis.account.service.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Set;

/** The groups of the citizen who makes this request, asked for once. */
@RequestScoped
class OwnGroups {

    @Inject CurrentUser user;
    @Inject Event<CitizenMembership> membership;

    private Set<String> keys;

    Set<String> keys() {
        if (keys == null) {
            var asked = new CitizenMembership(user.citizen().id());
            membership.fire(asked);
            keys = asked.keys();
        }
        return keys;
    }
}
