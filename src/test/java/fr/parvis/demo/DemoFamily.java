package fr.parvis.demo;

import fr.parvis.kernel.ClockProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;

/**
 * The family of "durand": two children, one of whom another household has, too, and an adult
 * without an account. "martin" has none.
 */
public final class DemoFamily {

    /** The file of the family of "durand", as its invoices name it. */
    public static final String DURAND = DemoInvoices.DURAND;

    /** The household of Noé, which has Léa, too. */
    static final String SHARED = "2026-00530";

    private static final String SCHOOL = "École Jules-Ferry";

    private DemoFamily() {}

    /** Makes it once; a second start finds it. */
    public static void found(DemoDatabase database) {
        try {
            DemoInvoices.link(database, DURAND, "durand");
            if (known(database)) {
                return;
            }
            found(database, DURAND, "E-100");
            try (Connection connection = database.dataSource().getConnection()) {
                household(connection, SHARED);
                child(connection, "E-1003", "Noé", "Haddad", born(10), SCHOOL, "CM2", SHARED);
                // two households have Léa
                share(connection, "E-1001", SHARED);
                adult(connection, "A-2002", SHARED, "monsieur", "Karim", "Haddad");
            }
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "La famille d’exemple n’a pas pu être créée : " + e, e);
        }
    }

    /**
     * A household with Léa, Matteo and their father, who has no account.
     *
     * @param mark before the references of its children: {@code mark + 1} is Léa's, {@code mark +
     *     2} Matteo's
     */
    public static void found(DemoDatabase database, String file, String mark) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            household(connection, file);
            child(connection, mark + "1", "Léa", "Durand", born(8), SCHOOL, "CE2", file);
            child(connection, mark + "2", "Matteo", "Durand", born(5), SCHOOL, "GS", file);
            adult(connection, mark + "A", file, "monsieur", "Thomas", "Durand");
            quotient(connection, file, 620);
        }
    }

    /** The id of a child. */
    public static long child(DemoDatabase database, String reference) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement =
                        connection.prepareStatement("select id from child where reference = ?")) {
            statement.setString(1, reference);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /** A birthday in April, so many years ago. */
    private static LocalDate born(int age) {
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        return today.minusYears(age).withMonth(Month.APRIL.getValue()).withDayOfMonth(17);
    }

    private static boolean known(DemoDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select exists (select from child where reference = 'E-1001')")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private static void household(Connection connection, String file) throws SQLException {
        run(
                connection,
                "insert into household (file_number, created_at) values (?, now())"
                        + " on conflict do nothing",
                file);
    }

    private static void child(
            Connection connection,
            String reference,
            String firstName,
            String lastName,
            LocalDate born,
            String school,
            String level,
            String file)
            throws SQLException {
        run(
                connection,
                "insert into child (reference, first_name, last_name, born_on, school,"
                        + " school_level, created_at) values (?, ?, ?, ?, ?, ?, now())",
                reference,
                firstName,
                lastName,
                born,
                school,
                level);
        share(connection, reference, file);
    }

    /** A child belongs to one more household. */
    private static void share(Connection connection, String reference, String file)
            throws SQLException {
        run(
                connection,
                "insert into household_child (household_id, child_id, since)"
                        + " select h.id, c.id, c.born_on from household h, child c"
                        + " where h.file_number = ? and c.reference = ?",
                file,
                reference);
    }

    private static void adult(
            Connection connection,
            String reference,
            String file,
            String civility,
            String firstNames,
            String lastName)
            throws SQLException {
        run(
                connection,
                "insert into household_adult (household_id, reference, civility, first_names,"
                        + " last_name, mobile_phone, created_at)"
                        + " select id, ?, ?, ?, ?, '06 98 76 54 32', now() from household"
                        + " where file_number = ?",
                reference,
                civility,
                firstNames,
                lastName,
                file);
    }

    private static void quotient(Connection connection, String file, int amount)
            throws SQLException {
        run(
                connection,
                "insert into quotient_familial (household_id, from_day, amount, source,"
                        + " set_by_name, set_at, reason) select id, current_date - 60, ?, 'AGENT',"
                        + " 'Dominique Roux', now(), 'Avis d’imposition' from household"
                        + " where file_number = ?",
                amount,
                file);
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
