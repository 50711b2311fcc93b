package fr.parvis.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.demo.PortalArchive;
import fr.parvis.form.entity.Places;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

/** What PostgreSQL decides of FranceConnect, inside the server with its transactions. */
@ExtendWith(ArquillianExtension.class)
@Feature("ACC-9")
public class FranceConnectRowsIT {

    private static final int AT_ONCE = 12;

    @Inject FranceConnectAttempts attempts;
    @Inject FranceConnectArrivals arrivals;
    @Inject FranceConnectLinks links;
    @Inject FranceConnectSignIn signIn;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    @Test
    void oneOfManyTakesAnAttempt() throws Exception {
        String browser = SecretToken.create();
        String state = attempts.begin(browser, null, "").state();
        assertEquals(1, succeed(i -> attempts.take(state, browser)));
    }

    @Test
    void anAttemptIsNotTakenByAnotherBrowserNorTooLate() throws Exception {
        String browser = SecretToken.create();
        String state = attempts.begin(browser, null, "").state();
        for (String other : List.of("", SecretToken.create())) {
            assertEquals(
                    FranceConnectFailure.UNKNOWN_STATE, failure(() -> attempts.take(state, other)));
        }
        change("update franceconnect_attempt set created_at = now() - interval '10 minutes'");
        assertEquals(FranceConnectFailure.EXPIRED, failure(() -> attempts.take(state, browser)));
    }

    @Test
    void onePersonLinksOneOfManyAccountsAtOnce() throws Exception {
        var accounts = new ArrayList<Long>();
        for (int i = 0; i < AT_ONCE; i++) {
            accounts.add(account("hash"));
        }
        FranceConnectIdentity person = person("Angela", "1962-08-24");
        assertEquals(
                1,
                succeed(
                        i -> {
                            links.link(accounts.get(i), person);
                            return null;
                        }));
        assertTrue(accounts.contains(links.accountOf(person).orElseThrow().id()));
    }

    @Test
    void oneOfManyPeopleGetsAnAccount() throws Exception {
        long account = account("hash");
        assertEquals(
                1,
                succeed(
                        i -> {
                            links.link(account, person("Personne", "19" + (60 + i) + "-01-01"));
                            return null;
                        }));
    }

    @Test
    void whoWaitsIsUsedOnce() throws Exception {
        String browser = SecretToken.create();
        long account = account("hash");
        arrivals.keep(person("Inaya", "1987-03-14"), browser, "");
        assertTrue(arrivals.pending(browser).isPresent());
        assertTrue(arrivals.pending(SecretToken.create()).isEmpty());
        assertEquals(1, succeed(i -> arrivals.link(account, browser)));
        assertTrue(arrivals.pending(browser).isEmpty());
    }

    @Test
    void whoWaitsStillWaitsAfterARefusedLinkButNotForEver() throws Exception {
        String browser = SecretToken.create();
        long taken = account("hash");
        links.link(taken, person("Claude", "1950-05-05"));
        arrivals.keep(person("Dominique", "1990-09-09"), browser, "");
        assertEquals(
                FranceConnectFailure.OTHER_PERSON, failure(() -> arrivals.link(taken, browser)));
        assertTrue(arrivals.pending(browser).isPresent());
        change("update franceconnect_arrival set created_at = now() - interval '30 minutes'");
        assertTrue(arrivals.pending(browser).isEmpty());
        assertEquals(FranceConnectFailure.EXPIRED, failure(() -> arrivals.link(taken, browser)));
    }

    @Test
    void aNewCivilStatusFindsTheAccountAgainByPasswordOrByAllSixFacts() throws Exception {
        long account = account("hash");
        FranceConnectIdentity before = person("Camille", "1971-02-03");
        links.link(account, before);
        var newSub = new FranceConnectIdentity("sub-2", before.certified(), "", "", "x.y.z");
        assertEquals(account, links.accountOf(newSub).orElseThrow().id());

        FranceConnectIdentity renamed = person("Camille Renée", "1971-02-03");
        assertTrue(links.accountOf(renamed).isEmpty(), "one fact differs");
        links.link(account, renamed);
        assertEquals(account, links.accountOf(renamed).orElseThrow().id());
        assertEquals("Camille Renée", links.certified(account).orElseThrow().givenNames());
        assertTrue(links.accountOf(before).isEmpty(), "the old one is not known any more");
    }

    @Test
    void twoAccountsOfOneIdentityAreNotGuessed() throws Exception {
        FranceConnectIdentity one = person("Jumeau", "1980-08-08");
        var two = new FranceConnectIdentity("jumeau-2", one.certified(), "", "", "x.y.z");
        links.link(account("hash"), one);
        links.link(account("hash"), two);
        var third = new FranceConnectIdentity("jumeau-3", one.certified(), "", "", "x.y.z");
        assertTrue(links.accountOf(third).isEmpty());
    }

    @Test
    void unlinkingLeavesAWayIn() throws Exception {
        long account = account(null);
        FranceConnectIdentity person = person("Sacha", "1999-12-31");
        links.link(account, person);
        var refused = assertThrows(DomainException.class, () -> links.unlink(account));
        assertEquals("account.franceConnect.passwordFirst", refused.messageKey());
        change("update account set password_hash = 'hash' where id = " + account);
        links.unlink(account);
        assertTrue(links.accountOf(person).isEmpty());
        assertTrue(links.certified(account).isEmpty());
    }

    @Test
    void staffIsNotLinked() throws Exception {
        long account = account("hash");
        change("update account set kind = 'STAFF' where id = " + account);
        assertEquals(
                FranceConnectFailure.STAFF,
                failure(() -> links.link(account, person("Agent", "1970-07-07"))));
    }

    @Test
    void thePartnerIsNeverCalledWithinATransaction() throws Exception {
        String browser = SecretToken.create();
        transaction.begin();
        try {
            assertThrows(TransactionalException.class, () -> signIn.begin(browser, null, ""));
        } finally {
            transaction.rollback();
        }
        var down = failure(() -> signIn.begin(browser, null, ""));
        assertEquals(FranceConnectFailure.UNAVAILABLE, down);
    }

    @Test
    void whatIsOverIsForgotten() throws Exception {
        String browser = SecretToken.create();
        String kept = SecretToken.create();
        String state = attempts.begin(browser, null, "").state();
        arrivals.keep(person("Vieux", "1940-04-04"), browser, "");
        change(
                "update franceconnect_attempt set created_at = now() - interval '25 hours' where"
                        + " state_hash = '"
                        + SecretToken.hash(state)
                        + "'");
        change(
                "update franceconnect_arrival set created_at = now() - interval '31 minutes' where"
                        + " browser_hash = '"
                        + SecretToken.hash(browser)
                        + "'");
        arrivals.keep(person("Neuf", "2000-04-04"), kept, "");
        arrivals.forgetEnded();
        assertEquals(
                0,
                number(
                        "select count(*) from franceconnect_attempt where created_at < now() -"
                                + " interval '24 hours'"));
        assertEquals(
                0,
                number(
                        "select count(*) from franceconnect_arrival where created_at < now() -"
                                + " interval '30 minutes'"));
        assertTrue(arrivals.pending(kept).isPresent());
        assertFalse(arrivals.pending(browser).isPresent());
    }

    private static FranceConnectIdentity person(String givenNames, String birthDate) {
        var certified =
                new CertifiedIdentity(
                        givenNames,
                        "DUBOIS",
                        LocalDate.parse(birthDate),
                        "female",
                        "75107",
                        Places.FRANCE);
        return new FranceConnectIdentity(
                SecretToken.create(), certified, "", "a@example.fr", "x.y.z");
    }

    private interface Attempted {
        Object by(int number);
    }

    /** How many of those who try at the same time are not refused. */
    private int succeed(Attempted attempted) throws Exception {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            tries.add(
                    () -> {
                        try {
                            attempted.by(number);
                            return true;
                        } catch (FranceConnectException e) {
                            return false;
                        }
                    });
        }
        int count = 0;
        for (Future<Boolean> done : executor.invokeAll(tries)) {
            count += done.get() ? 1 : 0;
        }
        return count;
    }

    private interface Refused {
        void run() throws Exception;
    }

    private static FranceConnectFailure failure(Refused action) {
        return assertThrows(FranceConnectException.class, action::run).failure();
    }

    private long account(String passwordHash) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into account (kind, user_name, mail, password_hash,"
                                        + " last_name, first_names, created_at) values ('CITIZEN',"
                                        + " ?, lower(?) || '@example.fr', ?, 'Dubois', 'Angela', now())"
                                        + " returning id")) {
            String name = SecretToken.create();
            insert.setString(1, name);
            insert.setString(2, name);
            insert.setString(3, passwordHash);
            ResultSet made = insert.executeQuery();
            made.next();
            return made.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
