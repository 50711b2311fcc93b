package fr.parvis.demo;

import fr.parvis.account.service.Passwords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The sign-in names of the demonstration. Only its launcher makes them, never the portal. */
public final class DemoAccounts {

    /** The password of every account of the demonstration. */
    public static final String PASSWORD = "Parvis-2026!";

    /** A member of staff: role to services ("" where the role is not for a service). */
    private record Staff(
            String userName, String firstNames, String lastName, Map<String, List<String>> roles) {}

    private static final List<Staff> STAFF =
            List.of(
                    new Staff(
                            "agent.etatcivil",
                            "Camille",
                            "Petit",
                            Map.of("AGENT", List.of("etat-civil", "communication"))),
                    new Staff(
                            "agent.enfance",
                            "Dominique",
                            "Roux",
                            Map.of("AGENT", List.of("petite-enfance", "jeunesse", "culture"))),
                    new Staff("regie", "Claude", "Lambert", Map.of("REGIE", List.of(""))),
                    new Staff(
                            "communication",
                            "Sacha",
                            "Girard",
                            Map.of("COMMUNICATION", List.of(""))),
                    new Staff("admin", "Maxime", "Fournier", Map.of("ADMIN", List.of(""))));

    private DemoAccounts() {}

    /** Creates what is missing; the portal has migrated the database before. */
    public static void seed(DataSource database) {
        try (Connection connection = database.getConnection()) {
            for (Staff staff : STAFF) {
                long id = account(connection, staff);
                if (id > 0) {
                    addRoles(connection, staff, id);
                }
            }
        } catch (SQLException e) {
            throw new DemonstrationException("Les comptes n’ont pas pu être créés : " + e, e);
        }
    }

    private static long account(Connection connection, Staff staff) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into account (kind, user_name, mail, password_hash, last_name,"
                                + " first_names, created_at, state_since) values ('STAFF', ?, ?, ?, ?, ?, now(), now()) on"
                                + " conflict do nothing returning id")) {
            insert.setString(1, staff.userName());
            insert.setString(2, staff.userName() + "@ville.example");
            insert.setString(3, Passwords.hash(PASSWORD));
            insert.setString(4, staff.lastName());
            insert.setString(5, staff.firstNames());
            ResultSet made = insert.executeQuery();
            return made.next() ? made.getLong(1) : 0;
        }
    }

    private static void addRoles(Connection connection, Staff staff, long id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into staff_role values (?, ?, ?)")) {
            for (var role : staff.roles().entrySet()) {
                for (String service : role.getValue()) {
                    insert.setLong(1, id);
                    insert.setString(2, role.getKey());
                    insert.setString(3, service);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
