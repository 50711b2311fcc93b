package fr.parvis.booking.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.FailedDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Baskets before they are validated, and what became of them then, within a transaction. */
@ApplicationScoped
class BasketRepository {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String IDS = " = any(cast(string_to_array(?1, ',') as bigint[]))";

    @PersistenceContext EntityManager entities;

    /** What these requests ask for. */
    Set<DayChange.Kind> kinds(Collection<Long> requests) {
        List<?> rows =
                entities.createNativeQuery(
                                "select distinct change from basket_line where request_number"
                                        + IDS)
                        .setParameter(1, joined(requests))
                        .getResultList();
        return rows.stream()
                .map(kind -> DayChange.Kind.valueOf((String) kind))
                .collect(Collectors.toSet());
    }

    /** The drafts of an account, locked: of two clicks one finds them. */
    Map<Long, List<DayChange>> lockDrafts(long account, Collection<Long> enrolments) {
        List<?> rows =
                entities.createNativeQuery(
                                "select enrolment_id, cast(changes as text) from basket_draft where"
                                        + " enrolment_id"
                                        + IDS
                                        + " and account_id = ?2 order by enrolment_id for update")
                        .setParameter(1, joined(enrolments))
                        .setParameter(2, account)
                        .getResultList();
        return drafts(rows);
    }

    Map<Long, List<DayChange>> drafts(long account) {
        return drafts(
                entities.createNativeQuery(
                                "select enrolment_id, cast(changes as text) from basket_draft where"
                                        + " account_id = ?1 order by enrolment_id")
                        .setParameter(1, account)
                        .getResultList());
    }

    private static Map<Long, List<DayChange>> drafts(List<?> rows) {
        var drafts = new LinkedHashMap<Long, List<DayChange>>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            drafts.put(((Number) row[0]).longValue(), changes((String) row[1]));
        }
        return drafts;
    }

    void keepDraft(long account, long enrolment, List<DayChange> changes, Instant now) {
        if (changes.isEmpty()) {
            entities.createNativeQuery(
                            "delete from basket_draft where account_id = ?1 and enrolment_id = ?2")
                    .setParameter(1, account)
                    .setParameter(2, enrolment)
                    .executeUpdate();
            return;
        }
        var rows = new ArrayList<Map<String, String>>();
        changes.forEach(
                c ->
                        rows.add(
                                Map.of(
                                        "unit", c.unit(),
                                        "day", c.day().toString(),
                                        "change", c.change().name())));
        entities.createNativeQuery(
                        "insert into basket_draft (account_id, enrolment_id, changes, updated_at)"
                                + " values (?1, ?2, cast(?3 as jsonb), cast(?4 as timestamptz)) on"
                                + " conflict (account_id, enrolment_id) do update set changes ="
                                + " excluded.changes, updated_at = excluded.updated_at")
                .setParameter(1, account)
                .setParameter(2, enrolment)
                .setParameter(3, PlaceRepository.json(rows))
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    private static List<DayChange> changes(String json) {
        var changes = new ArrayList<DayChange>();
        for (JsonNode each : tree(json)) {
            changes.add(
                    new DayChange(
                            each.path("unit").asText(),
                            LocalDate.parse(each.path("day").asText()),
                            DayChange.Kind.valueOf(each.path("change").asText())));
        }
        return changes;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What "Valider" made of a draft.
     *
     * @param request null when nothing could be had
     */
    record Done(long enrolment, Long request, List<FailedDay> failed) {}

    void done(long account, String formKey, Done done, Instant now) {
        entities.flush();
        var failed = new ArrayList<Map<String, String>>();
        done.failed()
                .forEach(
                        f ->
                                failed.add(
                                        Map.of(
                                                "unit", f.unit(),
                                                "day", f.day().toString(),
                                                "change", f.change().name(),
                                                "problem", f.problem())));
        entities.createNativeQuery(
                        "insert into basket (account_id, form_key, enrolment_id, request_number,"
                                + " submitted_at, failed) values (?1, ?2, ?3, cast(?4 as bigint),"
                                + " cast(?5 as timestamptz), cast(?6 as jsonb))")
                .setParameter(1, account)
                .setParameter(2, formKey)
                .setParameter(3, done.enrolment())
                .setParameter(4, done.request() == null ? null : done.request().toString())
                .setParameter(5, now.toString())
                .setParameter(6, PlaceRepository.json(failed))
                .executeUpdate();
    }

    /** What an earlier click with this key has made. */
    List<Done> done(long account, String formKey) {
        List<?> rows =
                entities.createNativeQuery(
                                "select enrolment_id, request_number, cast(failed as text) from"
                                        + " basket where account_id = ?1 and form_key = ?2 order by"
                                        + " enrolment_id")
                        .setParameter(1, account)
                        .setParameter(2, formKey)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new Done(
                                        ((Number) r[0]).longValue(),
                                        r[1] == null ? null : ((Number) r[1]).longValue(),
                                        failed((String) r[2])))
                .toList();
    }

    private static List<FailedDay> failed(String json) {
        var failed = new ArrayList<FailedDay>();
        for (JsonNode each : tree(json)) {
            failed.add(
                    new FailedDay(
                            each.path("unit").asText(),
                            LocalDate.parse(each.path("day").asText()),
                            DayChange.Kind.valueOf(each.path("change").asText()),
                            each.path("problem").asText()));
        }
        return failed;
    }

    private static String joined(Collection<?> ids) {
        return ReservationRepository.joined(ids);
    }
}
