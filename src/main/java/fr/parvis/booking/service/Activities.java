package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.Role;
import fr.parvis.booking.entity.Activity;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activities of the town, read from its files at the start, after its démarches. */
@ApplicationScoped
public class Activities {

    @Inject TownFiles files;
    @Inject TownSettings town;
    @Inject Catalogue catalogue;
    @Inject DeskDayRepository days;
    @Inject PlaceCountRepository counts;
    @Inject Clock clock;

    private volatile Map<String, Activity> current = Map.of();

    void load(@Observes @Priority(110) PortalStarting starting) {
        var read = new LinkedHashMap<String, Activity>();
        var problems = new ArrayList<ConfigurationException.Problem>();
        for (Path path : files.activities()) {
            try {
                Activity activity =
                        ActivityFile.read(
                                path,
                                town,
                                slug -> catalogue.any(slug).map(Catalogue.Edition::procedure));
                read.put(activity.id(), activity);
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        current = read;
        for (Activity activity : read.values()) {
            for (Activity.Place place : activity.places()) {
                days.adopt(activity.id(), place.id(), place.capacity(), LocalDate.now(clock));
            }
        }
        counts.follow(read.values(), LocalDate.now(clock));
    }

    /** In the order of their files' names. */
    public List<Activity> all() {
        return List.copyOf(current.values());
    }

    public Optional<Activity> find(String id) {
        return Optional.ofNullable(id).map(current::get);
    }

    /**
     * @throws NotFoundException when the town has no such activity
     */
    public Activity get(String id) {
        return find(id).orElseThrow(() -> new NotFoundException("activity " + id));
    }

    /** The activities of an agent's services: an administrator those of all. */
    public List<Activity> of(Account agent) {
        return current.values().stream().filter(a -> tends(agent, a)).toList();
    }

    /**
     * An activity of the agent's services.
     *
     * @throws NotFoundException also when it is another service's
     */
    public Activity ofAgent(String id, Account agent) {
        return find(id).filter(a -> tends(agent, a))
                .orElseThrow(() -> new NotFoundException("activity " + id));
    }

    private static boolean tends(Account agent, Activity activity) {
        return agent.rights().mayUse(Role.ADMIN)
                || agent.rights().services().contains(activity.service());
    }
}
