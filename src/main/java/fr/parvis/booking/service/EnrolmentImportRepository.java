package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolledChild;
import fr.parvis.booking.entity.EnrolmentDraft;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.SchoolLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many enrolments at once: as many statements for two thousand lines as for one. They are locked in
 * the order of whoever enrols one child: children, enrolments, places of seasons.
 */
@ApplicationScoped
class EnrolmentImportRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Who is meant by a line.
     *
     * @param children in the household with this number and these words; two of them cannot be told
     *     apart
     */
    record Meant(boolean household, List<FamilyChild> children) {}

    /** An enrolment that is written. */
    record Fresh(
            EnrolmentDraft draft,
            FamilyChild child,
            String group,
            LocalDate from,
            EnrolmentState state) {}

    /** Who is meant, by line. */
    Map<Integer, Meant> meant(List<EnrolmentDraft> drafts) {
        var rows = new ArrayList<Map<String, Object>>();
        for (EnrolmentDraft draft : drafts) {
            var row = new HashMap<String, Object>();
            row.put("n", draft.line());
            row.put("file", draft.file());
            row.put("reference", draft.reference());
            row.put("last", draft.lastName());
            row.put("first", draft.firstName());
            row.put("born", draft.born() == null ? null : draft.born().toString());
            rows.add(row);
        }
        List<?> found =
                query(
                                """
                                select x.n, h.id, x.file, c.id, c.first_name, c.last_name, c.born_on,
                                    c.school_level, c.left_on, c.since, c.until
                                from jsonb_to_recordset(cast(?1 as jsonb)) as x(n int, file text,
                                    reference text, "last" text, "first" text, born date)
                                left join household h on h.file_number = x.file
                                left join lateral (select k.*, hc.since, hc.until
                                    from household_child hc join child k on k.id = hc.child_id
                                    where hc.household_id = h.id and case when x.reference <> ''
                                        then k.reference = x.reference
                                        else k.born_on = x.born and lower(k.last_name) = lower(x."last")
                                            and lower(k.first_name) = lower(x."first") end) c on true
                                order by x.n, c.id
                                """,
                                PlaceRepository.json(rows))
                        .getResultList();
        var meant = new HashMap<Integer, Meant>();
        for (Object one : found) {
            var row = (Object[]) one;
            Meant line =
                    meant.computeIfAbsent(
                            ((Number) row[0]).intValue(),
                            n -> new Meant(row[1] != null, new ArrayList<>()));
            if (row[3] != null) {
                line.children().add(child(row));
            }
        }
        return meant;
    }

    private static FamilyChild child(Object[] row) {
        return new FamilyChild(
                ((Number) row[3]).longValue(),
                new ChildFacts(
                        (String) row[4],
                        (String) row[5],
                        day(row[6]),
                        null,
                        SchoolLevel.read((String) row[7]).orElse(null),
                        day(row[8])),
                ((Number) row[1]).longValue(),
                (String) row[2],
                day(row[9]),
                day(row[10]));
    }

    private static LocalDate day(Object column) {
        return column == null ? null : PlaceRepository.day(column);
    }

    /** Locks children, in one order, and says what they have: also what has ended early. */
    Map<Long, List<EnrolledChild>> lock(Collection<Long> children) {
        String ids = ReservationRepository.joined(children);
        query(
                        "select id from child where id = any(cast(string_to_array(?1, ',') as"
                                + " bigint[])) order by id for no key update",
                        ids)
                .getResultList();
        List<?> found =
                query(
                                "select id, child_id, activity, place, group_name, from_day,"
                                        + " to_day, state, ends_early from enrolment where child_id ="
                                        + " any(cast(string_to_array(?1, ',') as bigint[])) and"
                                        + " state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE',"
                                        + " 'ENDED') order by id",
                                ids)
                        .getResultList();
        var enrolled = new HashMap<Long, List<EnrolledChild>>();
        for (Object one : found) {
            var row = (Object[]) one;
            long child = ((Number) row[1]).longValue();
            enrolled.computeIfAbsent(child, c -> new ArrayList<>())
                    .add(
                            new EnrolledChild(
                                    ((Number) row[0]).longValue(),
                                    child,
                                    (String) row[2],
                                    (String) row[3],
                                    (String) row[4],
                                    PlaceRepository.day(row[5]),
                                    PlaceRepository.day(row[6]),
                                    (Boolean) row[8],
                                    EnrolmentState.valueOf((String) row[7])));
        }
        return enrolled;
    }

    /** Other groups, with a line of history each. */
    void regroup(Map<Long, String> groups, String by, String reason, Instant now) {
        var rows = new ArrayList<Map<String, Object>>();
        groups.forEach((id, group) -> rows.add(Map.of("id", id, "name", group)));
        query(
                        """
                        with wanted as materialized (select e.id, x.name from enrolment e
                                join jsonb_to_recordset(cast(?1 as jsonb)) as x(id bigint, name text)
                                    on e.id = x.id
                                where e.state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE')
                                order by e.id for no key update of e),
                            changed as (update enrolment e set group_name = w.name, version = version + 1
                            from wanted w where e.id = w.id returning e.id, e.state)
                        insert into enrolment_event
                            (enrolment_id, at, state_from, state_to, actor, actor_name, reason)
                        select id, cast(?2 as timestamptz), state, state, 'AGENT', ?3, ?4 from changed
                        """,
                        PlaceRepository.json(rows),
                        now.toString(),
                        by,
                        reason)
                .executeUpdate();
    }

    /** Enrolments in the order of the file, with a line of history each. */
    void add(List<Fresh> enrolments, String by, String reason, Instant now) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Fresh one : enrolments) {
            var row = new HashMap<String, Object>();
            row.put("n", one.draft().line());
            row.put("household", one.child().household());
            row.put("child", one.child().id());
            row.put("activity", one.draft().activity().id());
            row.put("place", one.draft().place().id());
            row.put("name", one.group());
            row.put("first", one.from().toString());
            row.put("last", one.draft().last().toString());
            row.put("state", one.state().name());
            rows.add(row);
        }
        query(
                        """
                        with fresh as (insert into enrolment (household_id, child_id, activity, place,
                                group_name, from_day, to_day, state, asked_at)
                            select household, child, activity, place, name, "first", "last", state,
                                cast(?2 as timestamptz)
                            from jsonb_to_recordset(cast(?1 as jsonb)) as x(n int, household bigint,
                                child bigint, activity text, place text, name text, "first" date,
                                "last" date, state text) order by n returning id, state)
                        insert into enrolment_event
                            (enrolment_id, at, state_to, actor, actor_name, reason)
                        select id, cast(?2 as timestamptz), state, 'AGENT', ?3, ?4 from fresh
                        """,
                        PlaceRepository.json(rows),
                        now.toString(),
                        by,
                        reason)
                .executeUpdate();
    }

    private Query query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
