package fr.parvis.family.service;

import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Children, adults without an account, and the history of households, for whoever changes them. */
@ApplicationScoped
class MemberRepository {

    private static final String SAME =
            " where c.born_on = cast(?1 as date) and lower(c.last_name) = lower(?2)"
                    + " and lower(c.first_name) = lower(?3)";

    @PersistenceContext EntityManager entities;

    Optional<Child> child(long id) {
        return Optional.ofNullable(entities.find(Child.class, id));
    }

    Optional<HouseholdAdult> adult(long id) {
        return Optional.ofNullable(entities.find(HouseholdAdult.class, id));
    }

    Optional<Child> lockChild(long id) {
        return Optional.ofNullable(entities.find(Child.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<HouseholdAdult> lockAdult(long id) {
        return Optional.ofNullable(
                entities.find(HouseholdAdult.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes at once, so that statements after it see it. */
    void add(Object fresh) {
        entities.persist(fresh);
        entities.flush();
    }

    /**
     * The child belongs to the household from a day on; again, when it had left, and still, when it
     * was to leave.
     *
     * @return whether that is new
     */
    boolean join(long household, long child, LocalDate since) {
        return join(
                household,
                child,
                since,
                "update set until = null, since = case when household_child.until <="
                        + " excluded.since then excluded.since else household_child.since end"
                        + " where household_child.until is not null");
    }

    /** The same for a child that never was in the household; a departure stays. */
    boolean enter(long household, long child, LocalDate since) {
        return join(household, child, since, "nothing");
    }

    private boolean join(long household, long child, LocalDate since, String otherwise) {
        return entities.createNativeQuery(
                                "insert into household_child (household_id, child_id, since)"
                                        + " values (?1, ?2, cast(?3 as date))"
                                        + " on conflict (household_id, child_id) do "
                                        + otherwise)
                        .setParameter(1, household)
                        .setParameter(2, child)
                        .setParameter(3, since.toString())
                        .executeUpdate()
                == 1;
    }

    /**
     * The household has not the child any more from this day on, whatever was noted before.
     *
     * @return whether that is new
     */
    boolean leave(long household, long child, LocalDate until) {
        return entities.createNativeQuery(
                                "update household_child"
                                        + " set until = greatest(since, cast(?3 as date))"
                                        + " where household_id = ?1 and child_id = ?2"
                                        + " and until is distinct from"
                                        + " greatest(since, cast(?3 as date))")
                        .setParameter(1, household)
                        .setParameter(2, child)
                        .setParameter(3, until.toString())
                        .executeUpdate()
                == 1;
    }

    /** The households that have a child on a day. */
    List<Long> householdsOf(long child, LocalDate day) {
        return entities.createNativeQuery(
                        "select household_id from household_child where child_id = ?1"
                                + " and (until is null or until > cast(?2 as date))"
                                + " order by household_id")
                .setParameter(1, child)
                .setParameter(2, day.toString())
                .getResultStream()
                .map(id -> ((Number) id).longValue())
                .toList();
    }

    /** The household with this number, made when it is new; two at once make one. */
    long household(String number, Instant now) {
        begin(number, now);
        return ((Number)
                        entities.createNativeQuery(
                                        "select id from household where file_number = ?1")
                                .setParameter(1, number)
                                .getSingleResult())
                .longValue();
    }

    /** Makes a household; false when it is there. */
    boolean begin(String number, Instant now) {
        return entities.createNativeQuery(
                                "insert into household (file_number, created_at) values (?1,"
                                        + " cast(?2 as timestamptz)) on conflict do nothing")
                        .setParameter(1, number)
                        .setParameter(2, now.toString())
                        .executeUpdate()
                == 1;
    }

    /** Two imports of the same file: one after the other. */
    void oneImportAtATime() {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('family_import')) as text)")
                .getResultList();
    }

    /** The child that business software calls so. */
    Optional<Child> child(String reference) {
        return entities.createQuery(
                        "select c from Child c where c.reference = :reference", Child.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    /** The adult that business software calls so. */
    Optional<HouseholdAdult> adult(String reference) {
        return entities.createQuery(
                        "select a from HouseholdAdult a where a.reference = :reference",
                        HouseholdAdult.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    Optional<Long> householdOf(String number) {
        return entities.createNativeQuery("select id from household where file_number = ?1")
                .setParameter(1, number)
                .getResultStream()
                .findFirst()
                .map(id -> ((Number) id).longValue());
    }

    /** The child of a household with this name and day of birth. */
    Optional<Child> sameChild(ChildFacts facts, long household) {
        return entities.createNativeQuery(
                        "select c.* from child c join household_child hc on hc.child_id = c.id"
                                + SAME
                                + " and hc.household_id = ?4 order by c.id limit 1",
                        Child.class)
                .setParameter(1, facts.bornOn().toString())
                .setParameter(2, facts.lastName())
                .setParameter(3, facts.firstName())
                .setParameter(4, household)
                .getResultStream()
                .map(Child.class::cast)
                .findFirst();
    }

    /** The numbers of the households that have a child with this name and day of birth. */
    List<String> filesOfSame(ChildFacts facts) {
        return entities.createNativeQuery(
                        "select distinct h.file_number from child c"
                                + " join household_child hc on hc.child_id = c.id"
                                + " join household h on h.id = hc.household_id"
                                + SAME
                                + " order by 1")
                .setParameter(1, facts.bornOn().toString())
                .setParameter(2, facts.lastName())
                .setParameter(3, facts.firstName())
                .getResultStream()
                .map(String::valueOf)
                .toList();
    }

    List<HouseholdEvent> history(long household) {
        return entities.createQuery(
                        "select e from HouseholdEvent e where e.householdId = :household"
                                + " order by e.id desc",
                        HouseholdEvent.class)
                .setParameter("household", household)
                .getResultList();
    }
}
