package fr.parvis.request.service;

import fr.parvis.kernel.PlainSql;
import fr.parvis.request.entity.Applicant;
import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.entity.SavedView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

    /** The same of documents. */
    private static final String UNSEEN = "select u.request_number from request_unseen_documents u";

    private static final String TO_READ =
            " (select e.request_number from exchange e where" + UNREAD + " union " + UNSEEN + ")";

    private static final String TO_DO = OPEN + " and r.status <> 'AWAITING_COMPLEMENT'";

    @Inject PlainSql sql;

    /** What the page of the queue shows, on one way to the database and back. */
    Instruction.Desk desk(QueueFilter filter, LocalDate today) {
        var rows =
                rows(
                        filter,
                        today,
                        QueueFilter.PAGE_SIZE + 1,
                        filter.page() * QueueFilter.PAGE_SIZE);
        var counts = countsQuery(filter, today);
        var views =
                new PlainSql.Query<>(
                        "select id, name, queue_view, slug, words, sort from saved_view"
                                + " where account_id = ? order by lower(name)",
                        QueueRepository::view,
                        filter.agentId());
        sql.ask(rows, counts, views);
        return new Instruction.Desk(rows.rows(), counts.rows().get(0), views.rows());
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return SavedView.kept(
                row.getLong(1),
                row.getString(2),
                QueueView.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                QueueSort.valueOf(row.getString(6)));
    }

    List<QueueRow> all(QueueFilter filter, LocalDate today) {
        // one more tells that there are more
        var rows = rows(filter, today, QueueFilter.MOST_EXPORTED + 1, 0);
        sql.ask(rows);
        return rows.rows();
    }

    private static PlainSql.Query<QueueRow> rows(
            QueueFilter filter, LocalDate today, int most, int first) {
        var where = Where.of(filter, today);
        return new PlainSql.Query<>(
                "select r.number, r.title, r.applicant_name, coalesce(r.ended_as, r.status),"
                        + " r.filed_at, r.due_on, a.first_names || ' ' || a.last_name,"
                        + " (select count(*) from exchange e where e.request_number = r.number and"
                        + UNREAD
                        + "), r.number in ("
                        + UNSEEN
                        + ")"
                        + " from request r left join account a on a.id = r.assignee_id"
                        + " where "
                        + where.sql()
                        + " order by "
                        + order(filter.sort())
                        + " limit "
                        + most
                        + " offset "
                        + first,
                QueueRepository::row,
                where.parameters());
    }

    private static QueueRow row(ResultSet row) throws SQLException {
        return new QueueRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                RequestStatus.valueOf(row.getString(4)),
                row.getTimestamp(5).toInstant(),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                row.getInt(8),
                row.getBoolean(9));
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
        var chosen = Where.of(filter, today);
        String key =
                switch (filter.sort()) {
                    case DUE -> "due_on";
                    case NEWEST, OLDEST -> "number";
                    case APPLICANT -> "applicant_key";
                };
        boolean newest = filter.sort() == QueueSort.NEWEST;
        String where = " from request r where " + chosen.sql() + " and (r." + key + ", r.number) ";
        String here = " (select c." + key + ", c.number from request c where c.number = ?)";
        String before = "(select r.number" + where + "<" + here + by(key, " desc") + " limit 1)";
        String after = "(select r.number" + where + ">" + here + by(key, "") + " limit 1)";
        // each of the two has all parameters
        var parameters = new ArrayList<Object>();
        for (int i = 0; i < 2; i++) {
            parameters.addAll(List.of(chosen.parameters()));
            parameters.add(number);
        }
        return sql.rows(
                        "select " + (newest ? after + ", " + before : before + ", " + after),
                        r -> new Neighbours(r.getObject(1, Long.class), r.getObject(2, Long.class)),
                        parameters.toArray())
                .get(0);
    }

    private static String by(String key, String direction) {
        return " order by r." + key + direction + ", r.number" + direction;
    }

    /** How many open requests each view holds; what is done is not counted. */
    Map<QueueView, Integer> counts(QueueFilter filter, LocalDate today) {
        var counts = countsQuery(filter, today);
        sql.ask(counts);
        return counts.rows().get(0);
    }

    private static PlainSql.Query<Map<QueueView, Integer>> countsQuery(
            QueueFilter filter, LocalDate today) {
        String services = String.join(",", filter.services());
        return new PlainSql.Query<>(
                "select count(*) filter (where "
                        + TO_DO
                        + "), count(*) filter (where r.assignee_id = ?), count(*) filter"
                        + " (where r.assignee_id is null), count(*) filter (where "
                        + TO_DO
                        + " and r.due_on < ?), count(*) filter (where r.status ="
                        + " 'AWAITING_COMPLEMENT'), (select count(*) from request m where"
                        + " m.service = any(string_to_array(?, ',')) and m.number in"
                        + TO_READ
                        + ") from request r where "
                        + OPEN
                        + " and r.service = any(string_to_array(?, ','))",
                QueueRepository::counts,
                filter.agentId(),
                today,
                services,
                services);
    }

    private static Map<QueueView, Integer> counts(ResultSet row) throws SQLException {
        var counts = new EnumMap<QueueView, Integer>(QueueView.class);
        counts.put(QueueView.TODO, row.getInt(1));
        counts.put(QueueView.MINE, row.getInt(2));
        counts.put(QueueView.UNASSIGNED, row.getInt(3));
        counts.put(QueueView.LATE, row.getInt(4));
        counts.put(QueueView.AWAITING, row.getInt(5));
        counts.put(QueueView.MESSAGES, row.getInt(6));
        return counts;
    }

    /** Conditions and their parameters. */
    private record Where(String sql, Object[] parameters) {

        static Where of(QueueFilter filter, LocalDate today) {
            var sql = new StringBuilder("r.service = any(string_to_array(?, ',')) and ");
            var parameters = new ArrayList<Object>(List.of(String.join(",", filter.services())));
            switch (filter.view()) {
                case TODO -> sql.append(TO_DO);
                case MINE -> {
                    sql.append(OPEN + " and r.assignee_id = ?");
                    parameters.add(filter.agentId());
                }
                case UNASSIGNED -> sql.append(OPEN + " and r.assignee_id is null");
                case LATE -> {
                    sql.append(TO_DO + " and r.due_on < ?");
                    parameters.add(today);
                }
                case AWAITING -> sql.append(OPEN + " and r.status = 'AWAITING_COMPLEMENT'");
                case MESSAGES -> sql.append("r.number in").append(TO_READ);
                case ENDED -> sql.append("not (" + OPEN + ")");
            }
            if (!filter.slug().isEmpty()) {
                sql.append(" and r.slug = ?");
                parameters.add(filter.slug());
            }
            if (filter.words().matches("\\d{1,12}")) {
                sql.append(" and r.number = ?");
                parameters.add(Long.valueOf(filter.words()));
            } else if (!filter.words().isEmpty()) {
                sql.append(" and r.applicant_key like ?");
                parameters.add(Applicant.searchKey(filter.words()) + "%");
            }
            return new Where(sql.toString(), parameters.toArray());
        }
    }
}
