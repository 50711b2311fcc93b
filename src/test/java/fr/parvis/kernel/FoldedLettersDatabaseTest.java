package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names with letters that nobody types, in a database that had them before they were folded. */
class FoldedLettersDatabaseTest {

    private static final String WITHOUT_THEM = "131";

    private static DemoDatabase server;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        server = DemoDatabase.temporary();
        Flyway.configure().dataSource(server.dataSource()).target(WITHOUT_THEM).load().migrate();
        connection = server.dataSource().getConnection();
        account("laetitia", "Bjørnsson");
        account("lukasz", "Wałęsa");
        account("zoe", "Durand");
        sql(
                "insert into invoice (id, regie, number, household, payer, budget, label, issued_on,"
                        + " due_on, amount, partial, status, created_at) values (1, 'r', 'n', 'h',"
                        + " 'Lætitia Groß', 'b', 'l', now(), now(), 100, false, 'CANCELLED', now())");
        sql(
                "insert into procedure_version (id, slug, number, definition, hash, published_at)"
                        + " overriding system value values (1, 'r', 1, '', 'x', now())");
        request(1, "Lætitia Øster", "oe@e.fr", "ster l titia", "nom", "Øster", "Lætitia");
        request(2, "Ðura Đukić", "d@e.fr", "ukic ura", "nom_naissance", "Đukić", "Lætitia");
        request(3, "Cœur Æ", "c@e.fr", "kept", "other", "", "");
        request(4, "Léa Durand", "l@e.fr", "durand lea", "nom", "Durand", "Zoé");
        sql(
                "insert into content_media (token, sort, name, words, media_type, width, height,"
                        + " size, added_at, added_by) values ('"
                        + "0".repeat(32)
                        + "', 'PDF', 'Curriculum vitæ.pdf', 'curriculum vitæ.pdf', 'x', 0, 0, 1,"
                        + " now(), 'x')");
        Flyway.configure().dataSource(server.dataSource()).load().migrate();
        // what an index has forgotten is not found by way of the table
        sql("set enable_seqscan = off");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    private static void sql(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static void account(String userName, String lastName) throws SQLException {
        sql(
                "insert into account (kind, user_name, mail, last_name, first_names, created_at,"
                        + " state, state_since) values ('CITIZEN', '%1$s', '%1$s@e.fr', '%2$s', 'X',"
                                .formatted(userName, lastName)
                        + " now(), 'PREPARED', now())");
    }

    private static void request(
            int number,
            String name,
            String mail,
            String key,
            String input,
            String last,
            String first)
            throws SQLException {
        sql(
                ("insert into request (number, slug, version_id, service, title, status, filed_at,"
                                + " due_on, changed_at, applicant_name, applicant_mail,"
                                + " applicant_key, answers) values (%d, 'r', 1, 's', 'Essai',"
                                + " 'IN_PROGRESS', now(), '2026-12-01', now(), '%s', '%s', '%s',"
                                + " '{\"%s\": [\"%s\"], \"prenoms\": [\"%s\"]}')")
                        .formatted(number, name, mail, key, input, last, first));
    }

    private static String text(String query, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (var found = statement.executeQuery()) {
                var rows = new StringJoiner("\n");
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows.toString();
            }
        }
    }

    @Test
    void theDatabaseFoldsAsTheApplicationDoes() throws SQLException {
        for (String name :
                List.of(
                        "Lætitia",
                        "ÆBLE",
                        "Bjørn ØSTER",
                        "Łukasz Wałęsa",
                        "Đorđe",
                        "Groß",
                        "ẞ",
                        "Cœur",
                        "ŒUF",
                        "L’Haÿ",
                        "Müller",
                        "Šimić",
                        "Ångström",
                        "ǾRE",
                        "Nuñez",
                        "e\u0301te\u0301",
                        "zoe@example.org")) {
            assertThat(text("select account_key(?)", name)).isEqualTo(FrenchText.folded(name));
        }
    }

    @Test
    void whatStoodThereIsFound() throws SQLException {
        String accounts = "select user_name from account where account_key(last_name) like ";
        assertThat(text(accounts + "'bjornss%'")).isEqualTo("laetitia");
        assertThat(text(accounts + "'walesa%'")).isEqualTo("lukasz");
        assertThat(text(accounts + "'durand%'")).isEqualTo("zoe");
        assertThat(text("explain " + accounts + "'durand%'")).contains("account_last_name_key");
        String invoices =
                "select number from invoice where to_tsvector('simple', account_key(payer)) @@"
                        + " to_tsquery('simple', ?)";
        assertThat(text(invoices, "laetitia:* & gross:*")).isEqualTo("n");
        assertThat(text("explain " + invoices, "gross:*")).contains("invoice_words");
        assertThat(text("select words from content_media")).isEqualTo("curriculum vitae.pdf");
    }

    @Test
    void applicantsHaveTheKeyThatTheApplicationWrites() throws SQLException {
        String key = "select applicant_key from request where number = ";
        assertThat(text(key + 1)).isEqualTo("oster laetitia");
        assertThat(text(key + 2)).isEqualTo("dukic laetitia");
        assertThat(text(key + 3)).as("its answers say no name").isEqualTo("kept");
        assertThat(text(key + 4)).as("has none of these letters").isEqualTo("durand lea");
    }
}
