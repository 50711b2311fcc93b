package fr.parvis.appointment.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.Role;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.AppointmentCalendar.Words;
import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.appointment.entity.CalendarRulesConverter;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.CalendarSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.TownService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calendars of the services. The town's files make them, agents change them: from its first
 * change on a calendar is the database's (src/doc/decisions/0025-appointments.md).
 */
@ApplicationScoped
public class Calendars {

    @Inject CalendarRepository repository;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** A calendar by its name. */
    public record Named(String id, String title) {}

    @Transactional
    void load(@Observes @Priority(90) PortalStarting starting) {
        if (town.calendars().isEmpty()) {
            return;
        }
        repository.lockTable();
        for (CalendarSettings file : town.calendars()) {
            var words = new Words(file.title(), file.place(), file.bring());
            CalendarRules rules = rules(file);
            String hash =
                    SecretToken.hash(words + file.service() + CalendarRulesConverter.json(rules));
            repository
                    .find(file.id())
                    .ifPresentOrElse(
                            known -> known.fromFile(file.service(), words, rules, hash),
                            () ->
                                    repository.add(
                                            new AppointmentCalendar(
                                                    file.id(),
                                                    file.service(),
                                                    words,
                                                    rules,
                                                    hash)));
        }
    }

    /** The rules that a file asks for. */
    public static CalendarRules rules(CalendarSettings file) {
        return new CalendarRules(
                        file.slotMinutes(),
                        file.desks(),
                        file.opening(),
                        file.closed().stream()
                                .map(c -> new CalendarRules.Closing(c.from(), c.to()))
                                .toList(),
                        file.minimumHours(),
                        file.maximumDays())
                .checked();
    }

    /**
     * @throws NotFoundException when there is no such calendar
     */
    @Transactional
    public AppointmentCalendar get(String id) {
        return repository.find(id).orElseThrow(() -> new NotFoundException("calendar " + id));
    }

    /** The services whose calendars an agent sees: an administrator those of all. */
    public Set<String> services(Account agent) {
        return agent.rights().mayUse(Role.ADMIN)
                ? town.services().stream().map(TownService::id).collect(Collectors.toSet())
                : agent.rights().services();
    }

    /** The calendars of an agent's services, by title. */
    @Transactional
    public List<AppointmentCalendar> of(Account agent) {
        Set<String> services = services(agent);
        return services.isEmpty() ? List.of() : repository.ofServices(services);
    }

    /** The same for a list to choose from. */
    public List<Named> named(Account agent) {
        Set<String> services = services(agent);
        return services.isEmpty() ? List.of() : repository.named(services);
    }

    /** The calendars of one service. */
    @Transactional
    public List<AppointmentCalendar> ofService(String service) {
        return repository.ofServices(Set.of(service));
    }

    /**
     * A calendar of the agent's services.
     *
     * @throws NotFoundException also when it is another service's
     */
    @Transactional
    public AppointmentCalendar ofAgent(String id, Account agent) {
        return repository
                .find(id)
                .filter(c -> services(agent).contains(c.service()))
                .orElseThrow(() -> new NotFoundException("calendar " + id));
    }

    /**
     * Changes a calendar. Appointments that stand stay; new ones follow the new rules.
     *
     * @param version that the agent saw
     * @throws DomainException when somebody changed it meanwhile
     */
    @Transactional
    public void edit(String id, long version, Words words, CalendarRules rules, Account agent) {
        ofAgent(id, agent);
        AppointmentCalendar calendar = repository.lock(id, true).orElseThrow();
        if (calendar.version() != version) {
            throw new DomainException("appointment.calendar.changed");
        }
        if (words.title().isBlank() || words.place().isBlank()) {
            throw new DomainException("appointment.calendar.words");
        }
        calendar.edit(words, rules, agent.displayName(), clock.instant());
    }

    /**
     * Opens the feed of a calendar at a new secret address.
     *
     * @return the secret
     */
    @Transactional
    public String openFeed(String id, Account agent) {
        ofAgent(id, agent);
        return repository.lock(id, true).orElseThrow().openFeed(clock.instant());
    }

    /** The address of the feed opens nothing any more. */
    @Transactional
    public void closeFeed(String id, Account agent) {
        ofAgent(id, agent);
        repository.lock(id, true).orElseThrow().closeFeed();
    }
}
