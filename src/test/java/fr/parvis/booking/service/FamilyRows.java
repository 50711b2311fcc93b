package fr.parvis.booking.service;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * Families, children and what they have, as rows of a test's own PostgreSQL: the number of a child
 * is that of its first household, that of an account the household's.
 */
final class FamilyRows {

    private final EntityManager entities;

    FamilyRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Nothing is left of the test before; numbers of requests go on. */
    void clear() {
        entities.clear();
        sql(
                "truncate account, household, child, enrolment, reservation, day_capacity,"
                        + " season_capacity, day_wish cascade");
    }

    void accounts(int number) {
        sql(
                "insert into account (id, kind, user_name, mail, last_name, first_names, created_at,"
                        + " state_since) overriding system value select n, 'CITIZEN', 'w' || n,"
                        + " 'w' || n || '@example.org', 'Durand', 'Zoé', now(), now() from"
                        + " generate_series(1, "
                        + number
                        + ") n");
    }

    /** "F-1", "F-2", … */
    void households(int number) {
        sql(
                "insert into household (id, file_number, created_at) overriding system value"
                        + " select n, 'F-' || n, now() from generate_series(1, "
                        + number
                        + ") n");
    }

    void adult(long household, long account, boolean mayBook) {
        sql(
                "insert into household_member (household_id, account_id, since, may_book) values"
                        + " (%d, %d, now(), %b)".formatted(household, account, mayBook));
    }

    /** Léa Durand, nine years old, "E-1" and so on in the town's software. */
    void children(int number) {
        sql(
                "insert into child (id, first_name, last_name, born_on, reference, created_at)"
                        + " overriding system value select n, 'Léa', 'Durand', '2017-05-02',"
                        + " 'E-' || n, now() from generate_series(1, "
                        + number
                        + ") n");
    }

    void belongs(long household, long child) {
        sql(
                "insert into household_child values (%d, %d, '2020-01-01')"
                        .formatted(household, child));
    }

    /** For the season of {@link fr.parvis.booking.SampleActivity}. */
    void enrolled(long id, long household, long child) {
        sql(
                "insert into enrolment (id, household_id, child_id, activity, place, from_day, to_day,"
                        + " state, asked_at) overriding system value values (%d, %d, %d,"
                                .formatted(id, household, child)
                        + " 'alsh-mercredis', 'ile-aux-enfants', '2026-09-01', '2027-07-02',"
                        + " 'ACTIVE', now())");
    }

    /** A morning of enrolment 1, of which ten places are there. */
    void booked(long household, Object day) {
        booked("default", household, day);
    }

    /** The same with a number of its own. */
    void booked(long id, long household, Object day) {
        booked(String.valueOf(id), household, day);
    }

    private void booked(String id, long household, Object day) {
        sql(
                "insert into reservation (id, enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) overriding system value values (%s, 1, 'matin',"
                                .formatted(id)
                        + " '%s', 'RESERVED', 900, %d, now(), now())".formatted(day, household));
        sql(
                "insert into day_capacity (activity, place, unit, day, capacity, taken) values"
                        + " ('alsh-mercredis', 'ile-aux-enfants', 'matin', '%s', 10, 1)"
                                .formatted(day));
    }

    /** A request in progress of its own démarche, with the next number. */
    long request() {
        long number =
                Long.parseLong(one("select coalesce(max(id), 69) + 1 from procedure_version"));
        request(number);
        return number;
    }

    void request(long number) {
        sql(
                "insert into procedure_version (id, slug, number, definition, hash, published_at)"
                        + " overriding system value values (%1$d, 'r%1$d', 1, '', 'x', now())"
                                .formatted(number));
        sql(
                ("insert into request (number, slug, version_id, service, title, status, filed_at,"
                                + " due_on, changed_at, applicant_name, applicant_mail,"
                                + " applicant_key, answers) values (%1$d, 'r', %1$d, 'sivm', 'Essai',"
                                + " 'IN_PROGRESS', now(), '2026-12-01', now(), 'Léa', 'l@e.fr',"
                                + " 'lea', '{}')")
                        .formatted(number));
    }

    /** A statement, in the running transaction or in one of its own. */
    void sql(String statement) {
        in(entities, () -> entities.createNativeQuery(statement).executeUpdate());
    }

    String one(String query) {
        return String.valueOf(entities.createNativeQuery(query).getSingleResult());
    }

    /** In a transaction, as the container gives one. */
    void run(Runnable what) {
        in(
                entities,
                () -> {
                    what.run();
                    return null;
                });
    }

    /** Done in the running transaction of a connection, or in one of its own. */
    static <T> T in(EntityManager connection, Supplier<T> what) {
        if (connection.getTransaction().isActive()) {
            return what.get();
        }
        connection.getTransaction().begin();
        try {
            T done = what.get();
            connection.getTransaction().commit();
            return done;
        } finally {
            if (connection.getTransaction().isActive()) {
                connection.getTransaction().rollback();
            }
        }
    }
}
