package fr.parvis.request.service;

import fr.parvis.request.entity.Applicant;
import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The queue of agents, straight from SQL: a page of it costs one statement, whose conditions are
 * those of the partial indexes, so that it does not grow with what is done and archived.
 */
@ApplicationScoped
class QueueRepository {

    private static final String OPEN =
            "r.status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT')";

    /** What citizens wrote and nobody opened yet, as the index {@code exchange_unread} has it. */
    private static final String UNREAD = " e.direction = 'TO_TOWN' and e.read_at is null";

    private static final String TO_DO = OPEN + " and r.status <> 'AWAITING_COMPLEMENT'";

    @PersistenceContext EntityManager entities;

    /** One row more than a page has: it tells that there is another page. */
    List<QueueRow> page(QueueFilter filter, LocalDate today) {
        return rows(
                filter, today, QueueFilter.PAGE_SIZE + 1, filter.page() * QueueFilter.PAGE_SIZE);
    }

    List<QueueRow> all(QueueFilter filter, LocalDate today) {
        // one more tells that there are more
        return rows(filter, today, QueueFilter.MOST_EXPORTED + 1, 0);
    }

    private List<QueueRow> rows(QueueFilter filter, LocalDate today, int most, int first) {
        var sql = new Sql(filter, today);
        Query query =
                entities.createNativeQuery(
                        "select r.number, r.title, r.applicant_name, r.status, r.ended_as,"
                                + " r.filed_at, r.due_on, a.first_names || ' ' || a.last_name,"
                                + " (select count(*) from exchange e where e.request_number ="
                                + " r.number and"
                                + UNREAD
                                + ")"
                                + " from request r left join account a on a.id = r.assignee_id"
                                + " where "
                                + sql.where()
                                + " order by "
                                + order(filter.sort())
                                + " limit "
                                + most
                                + " offset "
                                + first);
        sql.bind(query);
        var rows = new ArrayList<QueueRow>();
        for (Object row : query.getResultList()) {
            rows.add(row((Object[]) row));
        }
        return rows;
    }

    private static QueueRow row(Object[] row) {
        RequestStatus status = RequestStatus.valueOf((String) (row[4] == null ? row[3] : row[4]));
        return new QueueRow(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                status,
                instant(row[5]),
                ((Date) row[6]).toLocalDate(),
                (String) row[7],
                ((Number) row[8]).intValue());
    }

    private static Instant instant(Object value) {
        return value instanceof Timestamp timestamp
                ? timestamp.toInstant()
                : ((OffsetDateTime) value).toInstant();
    }

    private static String order(QueueSort sort) {
        return switch (sort) {
            case DUE -> "r.due_on, r.number";
            case NEWEST -> "r.number desc";
            case OLDEST -> "r.number";
            case APPLICANT -> "r.applicant_key, r.number";
        };
    }

    /** The requests beside one, also of a queue that it has just left. */
    Neighbours around(QueueFilter filter, LocalDate today, long number) {
        var sql = new Sql(filter, today);
        String key =
                switch (filter.sort()) {
                    case DUE -> "due_on";
                    case NEWEST, OLDEST -> "number";
                    case APPLICANT -> "applicant_key";
                };
        boolean newest = filter.sort() == QueueSort.NEWEST;
        String where = " from request r where " + sql.where() + " and (r." + key + ", r.number) ";
        String here = " (select c." + key + ", c.number from request c where c.number = ?9)";
        String before = "(select r.number" + where + "<" + here + by(key, " desc") + " limit 1)";
        String after = "(select r.number" + where + ">" + here + by(key, "") + " limit 1)";
        Query query =
                entities.createNativeQuery(
                        "select " + (newest ? after + ", " + before : before + ", " + after));
        sql.bind(query);
        query.setParameter(9, number);
        var row = (Object[]) query.getSingleResult();
        return new Neighbours(number(row[0]), number(row[1]));
    }

    private static String by(String key, String direction) {
        return " order by r." + key + direction + ", r.number" + direction;
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }

    /** How many open requests each view holds; what is done is not counted. */
    Map<QueueView, Integer> counts(QueueFilter filter, LocalDate today) {
        Query query =
                entities.createNativeQuery(
                        "select count(*) filter (where "
                                + TO_DO
                                + "), count(*) filter (where r.assignee_id = ?1), count(*) filter"
                                + " (where r.assignee_id is null), count(*) filter (where "
                                + TO_DO
                                + " and r.due_on < ?2), count(*) filter (where r.status ="
                                + " 'AWAITING_COMPLEMENT'), (select count(distinct"
                                + " e.request_number) from exchange e join request m on m.number ="
                                + " e.request_number where m.service ="
                                + " any(string_to_array(?3, ',')) and"
                                + UNREAD
                                + ") from request r where "
                                + OPEN
                                + " and r.service = any(string_to_array(?3, ','))");
        query.setParameter(1, filter.agentId());
        query.setParameter(2, Date.valueOf(today));
        query.setParameter(3, String.join(",", filter.services()));
        var row = (Object[]) query.getSingleResult();
        var counts = new EnumMap<QueueView, Integer>(QueueView.class);
        var counted =
                List.of(
                        QueueView.TODO,
                        QueueView.MINE,
                        QueueView.UNASSIGNED,
                        QueueView.LATE,
                        QueueView.AWAITING,
                        QueueView.MESSAGES);
        for (int i = 0; i < row.length; i++) {
            counts.put(counted.get(i), ((Number) row[i]).intValue());
        }
        return counts;
    }

    /** Conditions and their parameters. */
    private record Sql(QueueFilter filter, LocalDate today) {

        String where() {
            var where = new StringBuilder("r.service = any(string_to_array(?1, ','))");
            where.append(" and ")
                    .append(
                            switch (filter.view()) {
                                case TODO -> TO_DO;
                                case MINE -> OPEN + " and r.assignee_id = ?2";
                                case UNASSIGNED -> OPEN + " and r.assignee_id is null";
                                case LATE -> TO_DO + " and r.due_on < ?3";
                                case AWAITING -> OPEN + " and r.status = 'AWAITING_COMPLEMENT'";
                                case MESSAGES ->
                                        "r.number in (select e.request_number from exchange e where"
                                                + UNREAD
                                                + ")";
                                case ENDED -> "not (" + OPEN + ")";
                            });
            if (!filter.slug().isEmpty()) {
                where.append(" and r.slug = ?4");
            }
            if (number()) {
                where.append(" and r.number = ?5");
            } else if (!filter.words().isEmpty()) {
                where.append(" and r.applicant_key like ?5");
            }
            return where.toString();
        }

        private boolean number() {
            return filter.words().matches("\\d{1,12}");
        }

        void bind(Query query) {
            query.setParameter(1, String.join(",", filter.services()));
            if (filter.view() == QueueView.MINE) {
                query.setParameter(2, filter.agentId());
            }
            if (filter.view() == QueueView.LATE) {
                query.setParameter(3, Date.valueOf(today));
            }
            if (!filter.slug().isEmpty()) {
                query.setParameter(4, filter.slug());
            }
            if (number()) {
                query.setParameter(5, Long.valueOf(filter.words()));
            } else if (!filter.words().isEmpty()) {
                query.setParameter(5, Applicant.searchKey(filter.words()) + "%");
            }
        }
    }
}
