package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.service.Passwords;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The way through FranceConnect by a visitor without script, and what is left of it in the
 * database.
 */
final class FranceConnectVisits {

    private final Demonstration demo;

    FranceConnectVisits(Demonstration demo) {
        this.demo = demo;
    }

    /** An account of a citizen, new for this test. */
    long citizen(String userName) throws SQLException {
        return number(
                "insert into account (kind, user_name, mail, password_hash, last_name, first_names,"
                        + " created_at) values ('CITIZEN', ?, ?, ?, 'Dubois', 'Angela', now())"
                        + " returning id",
                userName,
                userName + "@example.fr",
                Passwords.hash(DemoAccounts.PASSWORD));
    }

    /**
     * Forgets who is linked, and whoever made a space out of what FranceConnect says has its mail
     * no more, so that tests do not meet.
     */
    void forgetLinks() throws SQLException {
        change("delete from franceconnect_link");
        change(
                "update account set mail = id || '.ancien@example.org' where mail = '"
                        + FranceConnectPersona.ANGELA.mail()
                        + "'");
    }

    /** Presses the button of the sign-in page; the page of FranceConnect. */
    Page atFranceConnect(Visitor visitor) {
        return atFranceConnect(visitor, "");
    }

    /** The same by somebody who wants to go on to an address below the portal's root. */
    Page atFranceConnect(Visitor visitor, String wanted) {
        Page signIn = visitor.open("/connexion?retour=" + wanted);
        return visitor.submitAt(
                URI.create(demo.portalUrl() + "/franceconnect/demarrer"),
                signIn,
                "pv-franceconnect",
                "identifier",
                Map.of());
    }

    /** Asks to link the account that is signed in; the page of FranceConnect. */
    Page toLink(Visitor visitor) {
        return visitor.post(
                URI.create(demo.portalUrl() + "/franceconnect/demarrer"),
                Map.of("but", List.of("lier")));
    }

    /** Consents as somebody; the page where that leads. */
    Page consent(Visitor visitor, Page there, FranceConnectPersona persona) {
        return decide(visitor, there, persona.id());
    }

    Page refuse(Visitor visitor, Page there) {
        return decide(visitor, there, "");
    }

    private Page decide(Visitor visitor, Page there, String persona) {
        assertThat(there.title()).as(there.text()).isEqualTo("Choisissez une identité");
        return visitor.submitAt(
                URI.create(demo.franceConnect().address() + "/interaction"),
                there,
                "identite",
                "",
                Map.of("persona", List.of(persona)));
    }

    Page signIn(Visitor visitor, FranceConnectPersona persona) {
        return consent(visitor, atFranceConnect(visitor), persona);
    }

    /** Links the account that waits for somebody new, by its password. */
    Page link(Visitor visitor, Page first, String userName) {
        return visitor.submit(
                first,
                "pv-relier",
                "relier",
                Map.of(
                        "identifiant", List.of(userName),
                        "motdepasse", List.of(DemoAccounts.PASSWORD)));
    }

    /** How many sessions of an account FranceConnect vouches for. */
    long sessions(long account) throws SQLException {
        return number(
                "select count(*) from sign_in_session where account_id = ?"
                        + " and franceconnect_token is not null",
                account);
    }

    long number(String sql, Object... values) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            ResultSet result = statement.executeQuery();
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    int change(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
