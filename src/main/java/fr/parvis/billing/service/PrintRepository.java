package fr.parvis.billing.service;

import fr.parvis.kernel.InstantConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invoices that are to be printed, and those that were printed together. */
@ApplicationScoped
class PrintRepository {

    /** Cancelled or settled before they were printed, they are printed no more. */
    private static final String WAITING =
            " from invoice_delivery d join invoice i on i.id = d.invoice_id where d.regie = ?1 and"
                    + " d.way = 'PAPER' and d.done_at is null and i.status in ('TO_PAY',"
                    + " 'PARTLY_PAID')";

    /** What was corrected since has left them; no more are counted than there were. */
    private static final String PRINTS =
            "select p.id, p.at, p.by_name, p.taken, (select count(*) from (select 1 from"
                    + " invoice_delivery d where d.print_id = p.id limit p.taken) still) from"
                    + " invoice_print p where p.regie = ?1";

    @PersistenceContext EntityManager entities;

    long waiting(String regie) {
        return ((Number)
                        entities.createNativeQuery("select count(*)" + WAITING)
                                .setParameter(1, regie)
                                .getSingleResult())
                .longValue();
    }

    /** The ids of the next ones. */
    List<Long> next(String regie, int most) {
        return ids(
                entities.createNativeQuery("select i.id" + WAITING + " order by i.id")
                        .setParameter(1, regie)
                        .setMaxResults(most)
                        .getResultList());
    }

    /**
     * Takes the next ones together; of two who do so at once, none takes what the other has.
     *
     * @return empty when none is left
     */
    Optional<Long> take(String regie, int most, String agent, Instant now) {
        List<Long> ids =
                ids(
                        entities.createNativeQuery(
                                        "select i.id"
                                                + WAITING
                                                + " order by i.id limit "
                                                + most
                                                + " for update of d skip locked")
                                .setParameter(1, regie)
                                .getResultList());
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        long print =
                ((Number)
                                entities.createNativeQuery(
                                                "insert into invoice_print (regie, at, by_name, taken)"
                                                        + " values (?1, cast(?2 as timestamptz),"
                                                        + " ?3, ?4) returning id")
                                        .setParameter(1, regie)
                                        .setParameter(2, now.toString())
                                        .setParameter(3, agent)
                                        .setParameter(4, ids.size())
                                        .getSingleResult())
                        .longValue();
        entities.createNativeQuery(
                        "update invoice_delivery set print_id = ?1, done_at = cast(?2 as"
                                + " timestamptz) where invoice_id = any(cast(string_to_array(?3,"
                                + " ',') as bigint[]))")
                .setParameter(1, print)
                .setParameter(2, now.toString())
                .setParameter(3, String.join(",", ids.stream().map(String::valueOf).toList()))
                .executeUpdate();
        return Optional.of(print);
    }

    /** Those of a régie, the newest first. */
    List<PaperDesk.Print> prints(String regie, int most) {
        var all = new ArrayList<PaperDesk.Print>();
        for (Object found :
                entities.createNativeQuery(PRINTS + " order by p.id desc")
                        .setParameter(1, regie)
                        .setMaxResults(most)
                        .getResultList()) {
            all.add(print((Object[]) found));
        }
        return all;
    }

    Optional<PaperDesk.Print> find(String regie, long id) {
        return entities.createNativeQuery(PRINTS + " and p.id = ?2")
                .setParameter(1, regie)
                .setParameter(2, id)
                .getResultStream()
                .findFirst()
                .map(row -> print((Object[]) row));
    }

    private static PaperDesk.Print print(Object[] row) {
        return new PaperDesk.Print(
                ((Number) row[0]).longValue(),
                InstantConverter.of(row[1]),
                (String) row[2],
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue());
    }

    /** The ids of the invoices that were printed together. */
    List<Long> printed(long id) {
        return ids(
                entities.createNativeQuery(
                                "select invoice_id from invoice_delivery where print_id = ?1 order"
                                        + " by invoice_id")
                        .setParameter(1, id)
                        .getResultList());
    }

    private static List<Long> ids(List<?> found) {
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
