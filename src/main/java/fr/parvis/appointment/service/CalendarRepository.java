package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The calendars; those of an agent are found by the services of the agent. */
@ApplicationScoped
class CalendarRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    Optional<AppointmentCalendar> find(String id) {
        return Optional.ofNullable(entities.find(AppointmentCalendar.class, id));
    }

    void add(AppointmentCalendar calendar) {
        entities.persist(calendar);
    }

    /** Two nodes may start at once: the second waits for the first one's calendars. */
    void lockTable() {
        entities.createNativeQuery("lock table appointment_calendar in share row exclusive mode")
                .executeUpdate();
    }

    /**
     * As it is now, until the end of the transaction: whoever changes or blocks it waits.
     *
     * @param change whether the caller is one of these
     */
    Optional<AppointmentCalendar> lock(String id, boolean change) {
        if (entities.createNativeQuery(
                        "select id from appointment_calendar where id = ?1 for "
                                + (change ? "update" : "share"))
                .setParameter(1, id)
                .getResultList()
                .isEmpty()) {
            return Optional.empty();
        }
        AppointmentCalendar found = entities.find(AppointmentCalendar.class, id);
        entities.refresh(found);
        return Optional.of(found);
    }

    List<AppointmentCalendar> ofServices(Collection<String> services) {
        return entities.createQuery(
                        "select c from AppointmentCalendar c where c.service in :services"
                                + " order by c.title",
                        AppointmentCalendar.class)
                .setParameter("services", services)
                .getResultList();
    }

    List<Calendars.Named> named(Collection<String> services) {
        return sql.rows(
                "select id, title from appointment_calendar where service ="
                        + " any(string_to_array(?, ',')) order by title",
                row -> new Calendars.Named(row.getString(1), row.getString(2)),
                String.join(",", services));
    }

    Optional<AppointmentCalendar> byFeed(String hash) {
        return entities.createQuery(
                        "select c from AppointmentCalendar c where c.feedHash = :hash",
                        AppointmentCalendar.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }
}
