package fr.parvis.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.parvis.account.entity.AccountDocument;
import fr.parvis.account.entity.InspectedFile;
import fr.parvis.account.service.ActivationFiles.SentFile;
import fr.parvis.demo.DemoPictures;
import fr.parvis.demo.PortalArchive;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL decides of answers to an agent's question, and how long their files stay. */
@ExtendWith(ArquillianExtension.class)
@Feature("ACC-5")
public class AccountDocumentsIT {

    private static final int AT_ONCE = 8;

    @Inject ActivationAnswer answers;
    @Inject ActivationFiles files;
    @Resource ManagedExecutorService executor;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    private static InspectedFile pdf() {
        return new InspectedFile(
                "a.pdf",
                "application/pdf",
                AccountDocument.State.CLEAN,
                "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void ofManyAnswersAtOnceOneIsKept() throws Exception {
        long account = asked();
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            tries.add(
                    () -> {
                        try {
                            answers.answer(account, "", List.of(pdf()));
                            return true;
                        } catch (DomainException e) {
                            return false;
                        }
                    });
        }
        int kept = 0;
        for (Future<Boolean> done : executor.invokeAll(tries)) {
            kept += done.get() ? 1 : 0;
        }
        assertEquals(1, kept);
        assertEquals(1, documents(account));
    }

    @Test
    void aFileThatIsRefusedTakesTheWholeAnswerBack() throws Exception {
        long account = asked();
        var photo = new SentFile("a.png", DemoPictures.card("A"));
        var program = new SentFile("b.pdf", "MZ".getBytes(StandardCharsets.US_ASCII));
        assertEquals("image/png", files.inspected(List.of(photo)).get(0).mediaType());
        try {
            answers.answer(account, "Voilà", files.inspected(List.of(photo, program)));
            throw new AssertionError("taken");
        } catch (DomainException e) {
            assertEquals(0, documents(account));
            assertEquals("Quoi ?", answers.question(account).orElseThrow());
        }
    }

    @Test
    void filesGoAMonthAfterTheDecisionAndNotBefore() throws Exception {
        long waiting = asked();
        long recent = asked();
        long old = asked();
        for (long account : new long[] {waiting, recent, old}) {
            answers.answer(account, "", List.of(pdf()));
        }
        decided(recent, "29 days");
        decided(old, "31 days");
        change("update account set state_since = now() - interval '90 days' where id = " + waiting);
        answers.forgetOld();
        assertEquals(1, documents(waiting));
        assertEquals(1, documents(recent));
        assertEquals(0, documents(old));
    }

    private void decided(long account, String ago) throws SQLException {
        change(
                "update account set state = 'ACTIVE', state_since = now() - interval '"
                        + ago
                        + "' where id = "
                        + account);
    }

    private long asked() throws SQLException {
        String name = SecretToken.create();
        long id;
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into account (kind, user_name, mail, last_name,"
                                        + " first_names, state, created_at) values ('CITIZEN', ?,"
                                        + " lower(?) || '@example.fr', 'Dubois', 'Angela',"
                                        + " 'DOCUMENT_ASKED', now()) returning id")) {
            insert.setString(1, name);
            insert.setString(2, name);
            ResultSet made = insert.executeQuery();
            made.next();
            id = made.getLong(1);
        }
        change(
                "insert into account_event (account_id, at, state_from, state_to, actor_name,"
                        + " reason) values ("
                        + id
                        + ", now(), 'AWAITING_AGENT', 'DOCUMENT_ASKED', 'Camille', 'Quoi ?')");
        return id;
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long documents(long account) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "select count(*) from account_document where account_id = "
                                        + account)) {
            result.next();
            return result.getLong(1);
        }
    }
}
