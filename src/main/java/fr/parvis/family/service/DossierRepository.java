package fr.parvis.family.service;

import fr.parvis.family.entity.Dossier;
import fr.parvis.family.entity.DossierState;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Enrolment dossiers, and what they keep sealed. */
@ApplicationScoped
class DossierRepository {

    private static final String STATES =
            "select id, child_id, state, missing, remark is not null, case when placed_at is null"
                    + " then answers -> 'niveau' ->> 0 end from dossier"
                    + " where school_year = ? and child_id in ";
    private static final String OF_ACCOUNT =
            "select hc.child_id from household_child hc join household_member m"
                    + " on m.household_id = hc.household_id where m.account_id = ?";

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /**
     * A dossier without its content.
     *
     * @param level the class that it says, until that is the child's; null for none
     */
    record State(
            long id,
            long child,
            DossierState state,
            List<String> missing,
            boolean givenBack,
            String level) {}

    /** The states of some children's dossiers of a year, by child. */
    Map<Long, State> states(Collection<Long> children, String year) {
        if (children.isEmpty()) {
            return Map.of();
        }
        String marks = children.stream().map(c -> "?").collect(Collectors.joining(","));
        Object[] parameters = new Object[children.size() + 1];
        parameters[0] = year;
        int place = 1;
        for (Long child : children) {
            parameters[place++] = child;
        }
        return byChild(sql.rows(STATES + "(" + marks + ")", DossierRepository::state, parameters));
    }

    /** The same for all children of the households of an account. */
    Later<Map<Long, State>> states(long account, String year) {
        return sql.later(STATES + "(" + OF_ACCOUNT + ")", DossierRepository::state, year, account)
                .map(DossierRepository::byChild);
    }

    private static State state(ResultSet row) throws SQLException {
        String missing = row.getString(4);
        return new State(
                row.getLong(1),
                row.getLong(2),
                DossierState.valueOf(row.getString(3)),
                missing.isEmpty() ? List.of() : List.of(missing.split("\n")),
                row.getBoolean(5),
                row.getString(6));
    }

    private static Map<Long, State> byChild(List<State> states) {
        return states.stream().collect(Collectors.toMap(State::child, s -> s, (a, b) -> a));
    }

    /** The types of the documents that lie in the dossiers of a year, by child. */
    Map<Long, Set<String>> documentTypes(Collection<Long> children, String year) {
        record Type(long child, String type) {}
        return sql
                .rows(
                        "select d.child_id, m.type from dossier d join document m on"
                                + " m.holder_kind = 'DOSSIER' and m.holder_key = cast(d.id as text)"
                                + " and m.finished_at is not null and m.type is not null"
                                + " where d.school_year = ? and"
                                + " d.child_id = any(cast(string_to_array(?, ',') as bigint[]))",
                        row -> new Type(row.getLong(1), row.getString(2)),
                        year,
                        children.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Type::child, Collectors.mapping(Type::type, Collectors.toSet())));
    }

    Optional<Dossier> find(long child, String year) {
        return entities.createQuery(
                        "select d from Dossier d where d.childId = :child and d.year = :year",
                        Dossier.class)
                .setParameter("child", child)
                .setParameter("year", year)
                .getResultStream()
                .findFirst();
    }

    /** For a change: whoever changes it at the same time waits. */
    Optional<Dossier> lock(long child, String year) {
        return find(child, year)
                .map(
                        d -> {
                            entities.refresh(d, LockModeType.PESSIMISTIC_WRITE);
                            return d;
                        });
    }

    Optional<Dossier> lock(long id) {
        return Optional.ofNullable(
                entities.find(Dossier.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Dossier> find(long id) {
        return Optional.ofNullable(entities.find(Dossier.class, id));
    }

    /**
     * For a change of a dossier that may have to be begun: of two that begin it at once the second
     * waits here, and finds that of the first.
     */
    Optional<Dossier> lockOrWait(long child, String year) {
        Optional<Dossier> there = lock(child, year);
        if (there.isPresent()) {
            return there;
        }
        entities.createNativeQuery("select id from child where id = ?1 for update")
                .setParameter(1, child)
                .getResultList();
        return lock(child, year);
    }

    void begin(Dossier dossier) {
        entities.persist(dossier);
        entities.flush();
    }

    Optional<byte[]> health(long dossier) {
        return entities.createNativeQuery(
                        "select content from dossier_health where dossier_id = ?1")
                .setParameter(1, dossier)
                .getResultStream()
                .findFirst()
                .map(byte[].class::cast);
    }

    void keepHealth(long dossier, byte[] sealed) {
        entities.flush();
        entities.createNativeQuery(
                        "insert into dossier_health (dossier_id, content) values (?1, ?2)"
                                + " on conflict (dossier_id) do update set content = excluded.content")
                .setParameter(1, dossier)
                .setParameter(2, sealed)
                .executeUpdate();
    }

    /** Somebody of the town has opened what concerns health. */
    void read(long dossier, long account, String reader, Instant now) {
        entities.createNativeQuery(
                        "insert into health_access (dossier_id, at, account_id, reader)"
                                + " values (?1, cast(?2 as timestamptz), ?3, ?4)")
                .setParameter(1, dossier)
                .setParameter(2, now.toString())
                .setParameter(3, account)
                .setParameter(4, reader)
                .executeUpdate();
    }

    List<HealthAccess> accesses(long dossier) {
        return sql.rows(
                "select at, reader from health_access where dossier_id = ? order by id desc limit 50",
                row -> new HealthAccess(row.getTimestamp(1).toInstant(), row.getString(2)),
                dossier);
    }

    /** Dossiers of school years up to this one, that no other node holds. */
    List<Long> old(String lastYear, int most) {
        return entities.createNativeQuery(
                        "select id from dossier where school_year <= ?1 order by id limit ?2"
                                + " for update skip locked")
                .setParameter(1, lastYear)
                .setParameter(2, most)
                .getResultStream()
                .map(id -> ((Number) id).longValue())
                .toList();
    }

    /** A validated one of a school year whose class the child has not yet; no other node has it. */
    Optional<Dossier> toPlace(String year) {
        return entities.createNativeQuery(
                        "select id from dossier where state = 'VALIDATED' and placed_at is null"
                                + " and school_year = ?1 order by id limit 1 for update skip locked")
                .setParameter(1, year)
                .getResultStream()
                .findFirst()
                .flatMap(id -> lock(((Number) id).longValue()));
    }

    /** With its history, its readings, and what it kept sealed. */
    void remove(long id) {
        entities.createNativeQuery("delete from dossier where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    List<WaitingDossier> toValidate(int most) {
        return sql.rows(
                "select d.id, d.school_year, c.first_name || ' ' || c.last_name, d.changed_at"
                        + " from dossier d join child c on c.id = d.child_id"
                        + " where d.state = 'COMPLETE' order by d.changed_at, d.id limit ?",
                row ->
                        new WaitingDossier(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getTimestamp(4).toInstant()),
                most);
    }
}
