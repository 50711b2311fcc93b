package fr.parvis.account.service;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The groups that accounts themselves make: households to which a service gave a key, and those who
 * live in a district.
 */
@ApplicationScoped
class OwnGroups {

    private static final String SERVICE = "service:";
    private static final String DISTRICT = "quartier:";

    @Inject TownSettings town;
    @Inject GroupRepository repository;

    void name(@Observes CitizenGroups groups) {
        town.keyServices()
                .forEach(
                        s ->
                                groups.add(
                                        SERVICE + s.id(),
                                        Messages.text("account.group.service", s.name())));
        town.content()
                .districts()
                .forEach(
                        d ->
                                groups.add(
                                        DISTRICT + d.id(),
                                        Messages.text("account.group.district", d.title())));
    }

    void tell(@Observes CitizenMembership membership) {
        repository
                .keyServices(membership.accountId())
                .forEach(service -> membership.add(SERVICE + service));
        if (town.content().districts().isEmpty()) {
            return;
        }
        String address = FrenchText.folded(repository.addressLine(membership.accountId()));
        town.content().districts().stream()
                .filter(d -> within(address, d.streets()))
                .forEach(d -> membership.add(DISTRICT + d.id()));
    }

    /**
     * Whether one of the streets is that of an address: the street ends the line, or a comma, so
     * that "rue de Paris" is not "rue de Paris-Plage".
     */
    static boolean within(String foldedAddress, List<String> streets) {
        return streets.stream()
                .map(FrenchText::folded)
                .anyMatch(
                        street ->
                                (" " + foldedAddress + ",")
                                        .replaceAll("\\s+", " ")
                                        .contains(" " + street + ","));
    }
}
