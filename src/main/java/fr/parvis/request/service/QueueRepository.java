package fr.parvis.request.service;

import fr.parvis.kernel.PlainSql;
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
        var where = QueueConditions.of(filter, today);
        String order = order(filter.sort());
        return new PlainSql.Query<>(
                "select r.number, r.title, r.applicant_name, coalesce(r.ended_as, r.status),"
                        + " r.filed_at, r.due_on, a.first_names || ' ' || a.last_name,"
                        + " (select count(*) from exchange e where e.request_number = r.number and"
                        + QueueConditions.UNREAD
                        + "), r.number in ("
                        + QueueConditions.UNSEEN
                        + ") from "
                        + ofEachService("r.*", where.sql(), order, first + most)
                        + " left join account a on a.id = r.assignee_id order by "
                        + order
                        + " limit "
                        + most
                        + " offset "
                        + first,
                QueueRepository::row,
                where.parameters());
    }

    /**
     * The first ones of each service, which its indexes hold in order: of all only they are read.
     */
    private static String ofEachService(String columns, String where, String order, int most) {
        return "unnest(string_to_array(?, ',')) s(service) cross join lateral (select "
                + columns
                + " from request r where r.service = s.service and "
                + where
                + " order by "
                + order
                + " limit "
                + most
                + ") r";
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
            // not by number alone: a service with little would be looked for in all of the table
            case NEWEST -> "r.filed_at desc, r.number desc";
            case OLDEST -> "r.filed_at, r.number";
            case APPLICANT -> "r.applicant_key, r.number";
        };
    }

    /** The requests beside one, also of a queue that it has just left. */
    Neighbours around(QueueFilter filter, LocalDate today, long number) {
        var chosen = QueueConditions.of(filter, today);
        String key =
                switch (filter.sort()) {
                    case DUE -> "due_on";
                    case NEWEST, OLDEST -> "filed_at";
                    case APPLICANT -> "applicant_key";
                };
        boolean newest = filter.sort() == QueueSort.NEWEST;
        String before = beside(chosen, key, "<", " desc");
        String after = beside(chosen, key, ">", "");
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

    private static String beside(
            QueueConditions chosen, String key, String side, String direction) {
        String where =
                "%s and (r.%2$s, r.number) %3$s (select c.%2$s, c.number from request c where c.number = ?)"
                        .formatted(chosen.sql(), key, side);
        String order = "r." + key + direction + ", r.number" + direction;
        return "(select r.number from "
                + ofEachService("r.number, r." + key + " as beside", where, order, 1)
                + " order by r.beside"
                + direction
                + ", r.number"
                + direction
                + " limit 1)";
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
                        + QueueConditions.TO_DO
                        + "), count(*) filter (where r.assignee_id = ?), count(*) filter"
                        + " (where r.assignee_id is null), count(*) filter (where "
                        + QueueConditions.TO_DO
                        + " and r.due_on < ?), count(*) filter (where r.status ="
                        + " 'AWAITING_COMPLEMENT'), (select count(*) from request m where"
                        + " m.service = any(string_to_array(?, ',')) and m.number in"
                        + QueueConditions.TO_READ
                        + ") from request r where "
                        + QueueConditions.OPEN
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
}
