package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolmentColumn;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All enrolments that are not over, and how many there are. */
@ApplicationScoped
class EnrolmentExportRepository {

    private static final String ALL =
            """
            select h.file_number dossier, c.reference, c.last_name nom, c.first_name prenom,
                c.born_on naissance, e.activity activite, e.place lieu, e.from_day du, e.to_day au,
                e.group_name groupe, e.state etat
            from enrolment e join child c on c.id = e.child_id
                join household h on h.id = e.household_id
            where e.state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE') and e.to_day >= cast(? as date)
            order by h.file_number, c.born_on, c.first_name, e.activity, e.from_day, e.id
            """;

    private static final String COUNTS =
            """
            select activity, place, from_day, count(*) filter (where state in ('ACTIVE', 'OFFERED')),
                count(*) filter (where state = 'WAITING')
            from enrolment where state in ('ACTIVE', 'OFFERED', 'WAITING')
            group by activity, place, from_day
            """;

    @Inject PlainSql sql;

    /** Enrolments of an activity and place that begin on the same day. */
    record Count(String activity, String place, LocalDate from, int enrolled, int waiting) {}

    List<Map<EnrolmentColumn, String>> all(LocalDate today) {
        return sql.rows(ALL, EnrolmentExportRepository::row, today.toString());
    }

    List<Count> counts() {
        return sql.rows(
                COUNTS,
                r ->
                        new Count(
                                r.getString(1),
                                r.getString(2),
                                r.getObject(3, LocalDate.class),
                                r.getInt(4),
                                r.getInt(5)));
    }

    private static Map<EnrolmentColumn, String> row(ResultSet row) throws SQLException {
        var cells = new EnumMap<EnrolmentColumn, String>(EnrolmentColumn.class);
        for (EnrolmentColumn column : EnrolmentColumn.values()) {
            String name = column.title();
            cells.put(
                    column,
                    switch (column) {
                        case NAISSANCE, DU, AU ->
                                FrenchText.shortDate(row.getObject(name, LocalDate.class));
                        case ETAT ->
                                Messages.text(EnrolmentState.valueOf(row.getString(name)).key());
                        default -> row.getString(name) == null ? "" : row.getString(name);
                    });
        }
        return cells;
    }
}
