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
                            Map.of(
                                    "AGENT",
                                    List.of(
                                            "petite-enfance",
                                            "periscolaire",
                                            "jeunesse",
                                            "culture"))),
                    new Staff("regie", "Claude", "Lambert", Map.of("REGIE", List.of(""))),
                    new Staff(
                            "communication",
                            "Sacha",
                            "Girard",
                            Map.of("COMMUNICATION", List.of(""))),
                    new Staff("admin", "Maxime", "Fournier", Map.of("ADMIN", List.of(""))));

    /** A citizen with a space that is in use. */
    private record Citizen(
            String userName, String civility, String firstNames, String lastName, String street) {}

    private static final List<Citizen> CITIZENS =
            List.of(
                    new Citizen("durand", "madame", "Léa Marie", "Durand", "12 rue des Lilas"),
                    new Citizen("martin", "monsieur", "Hugo", "Martin", "3 quai des Lavandières"));

    private DemoAccounts() {}

    /** Somebody of the demonstration in front of the portal, signed in. */
    public static Visitor signedIn(String portal, String name) {
        var visitor = new Visitor(portal);
        visitor.submit(
                visitor.open("/connexion"),
                "pv-connexion",
                "entrer",
                Map.of("identifiant", List.of(name), "motdepasse", List.of(PASSWORD)));
        return visitor;
    }

    /** Creates what is missing; the portal has migrated the database before. */
    public static void seed(DataSource database) {
        try (Connection connection = database.getConnection()) {
            for (Citizen citizen : CITIZENS) {
                add(connection, citizen);
            }
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

    private static void add(Connection connection, Citizen citizen) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into account (kind, user_name, mail, password_hash, civility, last_name,
                            first_names, birth_date, birth_country, birth_department, birth_commune,
                            birth_place, address_line, postal_code, city, mobile_phone,
                            preferred_contact, created_at)
                        values ('CITIZEN', ?, ?, ?, ?, ?, ?, '1988-04-12', '99100', '95', '95500',
                            'Pontoise', ?, '95999', 'Valmont-sur-Oise', '06 12 34 56 78', 'MAIL',
                            now())
                        on conflict do nothing
                        """)) {
            insert.setString(1, citizen.userName());
            insert.setString(2, citizen.userName() + "@example.org");
            insert.setString(3, Passwords.hash(PASSWORD));
            insert.setString(4, citizen.civility());
            insert.setString(5, citizen.lastName());
            insert.setString(6, citizen.firstNames());
            insert.setString(7, citizen.street());
            insert.executeUpdate();
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
