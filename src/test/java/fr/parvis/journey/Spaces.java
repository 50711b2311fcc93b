package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.account.service.Passwords;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.security.service.CodeReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spaces of citizens, by visitors without script. */
final class Spaces {

    /** Accepted as a password: long, and made of words that have nothing to do with one another. */
    static final String PASSWORD = "lanterne-cactus-violon";

    private Spaces() {}

    static Map<String, List<String>> identity(String lastName) {
        return Map.of(
                "civilite", List.of("madame"),
                "nom", List.of(lastName),
                "prenoms", List.of("Zoé"),
                "pays_naissance", List.of("99100"));
    }

    /** Fills the first three steps in; the page is "Authentification". */
    static Page upToAuthentication(Visitor visitor, String lastName, String mail) {
        return upToAuthentication(visitor, identity(lastName), mail);
    }

    /** The same of somebody who is described. */
    static Page upToAuthentication(Visitor visitor, Map<String, List<String>> who, String mail) {
        Page identity = visitor.open("/creer-mon-espace");
        assertThat(identity.path()).isEqualTo("/creer-mon-espace/identite");
        Page address = visitor.submit(identity, "pv-espace", "suivant", who);
        assertThat(address.path())
                .as(address.html().select(".pv-errors").text())
                .isEqualTo("/creer-mon-espace/adresse");
        Page contacts = visitor.submit(address, "pv-espace", "suivant", Map.of());
        assertThat(contacts.path()).isEqualTo("/creer-mon-espace/moyens-de-contact");
        Page last =
                visitor.submit(contacts, "pv-espace", "suivant", Map.of("courriel", List.of(mail)));
        assertThat(last.path())
                .as(last.html().select(".pv-errors").text())
                .isEqualTo("/creer-mon-espace/authentification");
        return last;
    }

    static Map<String, List<String>> authentication(String userName) {
        return Map.of(
                "nom_utilisateur", List.of(userName),
                "mot_de_passe", List.of(PASSWORD),
                "mot_de_passe_encore", List.of(PASSWORD),
                "conditions", List.of("oui"));
    }

    /** The whole wizard, with the code that the page asks of visitors without script. */
    static Page create(
            Demonstration demo, Visitor visitor, String lastName, String mail, String userName) {
        Page last = upToAuthentication(visitor, lastName, mail);
        return visitor.submit(
                last, "pv-espace", "suivant", withCode(demo, last, authentication(userName)));
    }

    /** Answers with the code of the security check. */
    static Map<String, List<String>> withCode(
            Demonstration demo, Page page, Map<String, List<String>> answers) {
        var all = new HashMap<>(answers);
        all.put("pv-code", List.of(new CodeReader(demo.database().dataSource()).codeOf(page)));
        return all;
    }

    static Page signIn(Visitor visitor, String name, String password) {
        return visitor.submit(
                visitor.open("/connexion"),
                "pv-connexion",
                "entrer",
                Map.of("identifiant", List.of(name), "motdepasse", List.of(password)));
    }

    /** A citizen of the demonstration who has just signed in. */
    static Visitor citizen(Demonstration demo, String name) {
        var visitor = new Visitor(demo.portalUrl());
        assertThat(signIn(visitor, name, DemoAccounts.PASSWORD).path()).isEqualTo("/mon-espace");
        return visitor;
    }

    /** A space of somebody new, with what the profile knows; signed in. */
    static Visitor newCitizen(Demonstration demo, String userName) throws SQLException {
        insert(demo, userName, "ACTIVE");
        return citizen(demo, userName);
    }

    /** The same while an agent has not activated it yet. */
    static Visitor waitingCitizen(Demonstration demo, String userName) throws SQLException {
        insert(demo, userName, "AWAITING_AGENT");
        return citizen(demo, userName);
    }

    private static void insert(Demonstration demo, String userName, String state)
            throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into account (kind, user_name, mail, password_hash, civility,
                                    last_name, first_names, address_line, postal_code, city,
                                    mobile_phone, state, created_at)
                                values ('CITIZEN', ?, ?, ?, 'madame', 'Lefèvre', 'Zoé',
                                    '2 rue du Puits', '95999', 'Valmont-sur-Oise',
                                    '06 12 34 56 78', ?, now())
                                """)) {
            insert.setString(1, userName);
            insert.setString(2, userName + "@example.org");
            insert.setString(3, Passwords.hash(DemoAccounts.PASSWORD));
            insert.setString(4, state);
            insert.executeUpdate();
        }
    }

    /** Ends the sessions of somebody, as half an hour without a page does. */
    static void endSessions(Demonstration demo, String userName) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var end =
                        connection.prepareStatement(
                                "delete from sign_in_session where account_id ="
                                        + " (select id from account where user_name = ?)")) {
            end.setString(1, userName);
            end.executeUpdate();
        }
    }

    /** The path of the newest link to somebody that begins so, from the mail catcher. */
    static String link(Demonstration demo, String mail, int mails, String beginning) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo(mail).size() >= mails);
        Pattern link =
                Pattern.compile(Pattern.quote(demo.portalUrl()) + "(" + beginning + "[\\w-]+)");
        return demo.mail().messagesTo(mail).stream()
                .map(m -> link.matcher(m.text()))
                .filter(Matcher::find)
                .map(m -> m.group(1))
                // the catcher gives the newest first
                .findFirst()
                .orElseThrow();
    }
}
