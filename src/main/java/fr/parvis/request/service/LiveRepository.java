package fr.parvis.request.service;

import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What open pages ask every few seconds: one statement, by keys and partial indexes. */
@ApplicationScoped
class LiveRepository {

    private static final String OF_REQUEST =
            "where d.holder_kind = 'REQUEST' and d.holder_key = cast(r.number as text) and d.slot is"
                    + " not null";

    /** Parameters: 1 the direction of what this side has to read, 4 who the other side is. */
    private static final String NOW =
            """
            select r.version, r.status, r.ended_as,
                (select count(*) from exchange e
                    where e.request_number = r.number and e.read_at is not null),
                (select count(*) from exchange e
                    where e.request_number = r.number and e.direction = ?1 and e.read_at is null),
                (select count(*) from internal_note n where n.request_number = r.number),
                (select count(*) from document d join document_file f on f.document_id = d.id
                    %1$s and f.state <> 'WAITING'),
                (select coalesce(max(a.id), 0)
                    from document d join document_access a on a.document_id = d.id
                    %1$s and a.reader = ?4),
                (select coalesce(sum(p.version + 1), 0) from appointment p
                    where p.holder = 'request:' || r.number and p.booked_at is not null)
            from request r
            """
                    .formatted(OF_REQUEST);

    @PersistenceContext EntityManager entities;

    /**
     * How a request stands.
     *
     * @param read messages that were opened, of both directions
     * @param unread messages that this side has not opened
     */
    record State(
            long version,
            RequestStatus status,
            long read,
            int unread,
            long notes,
            LiveMark.Attached attached) {}

    Optional<State> of(RequestHolder holder) {
        Query query =
                holder.byLink()
                        ? entities.createNativeQuery(
                                        NOW
                                                + "join tracking_link l on l.request_number ="
                                                + " r.number where l.token = ?2 and l.revoked_at"
                                                + " is null")
                                .setParameter(2, holder.token())
                        : entities.createNativeQuery(
                                        NOW + "where r.number = ?2 and r.account_id = ?3")
                                .setParameter(2, holder.number())
                                .setParameter(3, holder.account());
        return state(query.setParameter(1, "TO_CITIZEN").setParameter(4, "AGENT"));
    }

    Optional<State> of(long number, Collection<String> services) {
        return state(
                entities.createNativeQuery(
                                NOW
                                        + "where r.number = ?2 and r.service ="
                                        + " any(string_to_array(?3, ','))")
                        .setParameter(1, "TO_TOWN")
                        .setParameter(2, number)
                        .setParameter(3, String.join(",", services))
                        .setParameter(4, "CITIZEN"));
    }

    private static Optional<State> state(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new State(
                                        ((Number) r[0]).longValue(),
                                        RequestStatus.valueOf(
                                                (String) (r[2] == null ? r[1] : r[2])),
                                        ((Number) r[3]).longValue(),
                                        ((Number) r[4]).intValue(),
                                        ((Number) r[5]).longValue(),
                                        new LiveMark.Attached(
                                                ((Number) r[6]).longValue(),
                                                ((Number) r[7]).longValue(),
                                                ((Number) r[8]).longValue())))
                .findFirst();
    }
}
