package fr.parvis.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.demo.PortalArchive;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys of services inside the server: who wins is decided by PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
@Feature("ACC-6")
public class ServiceKeysIT {

    private static final int AT_ONCE = 12;

    @Inject ServiceKeys keys;
    @Inject ServiceKeyUse use;
    @Inject KeyOfNewSpace wizard;
    @Inject ServiceKeyRepository repository;
    @Inject HouseholdRepository households;
    @Inject AccountRepository accounts;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    private interface Work<T> {
        T get() throws Exception;
    }

    private <T> T inTransaction(Work<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } catch (Exception e) {
            transaction.rollback();
            throw e;
        }
    }

    private Account citizen() throws Exception {
        String name = "k" + UUID.randomUUID();
        return inTransaction(
                () -> {
                    Account account =
                            Account.prepared(
                                    name,
                                    name + "@example.org",
                                    new CivilIdentity("madame", "Petit", "Zoé"),
                                    new ContactDetails(),
                                    "test",
                                    Instant.now());
                    accounts.add(account);
                    return account;
                });
    }

    private AccessKey key(String fileNumber) throws Exception {
        AccessKey key = AccessKey.create();
        inTransaction(
                () -> {
                    repository.add(
                            new ServiceKey(
                                    use.seal(key),
                                    "petite-enfance",
                                    households.get(new FileNumber(fileNumber), Instant.now()),
                                    SecretToken.create(),
                                    "test",
                                    Instant.now()));
                    return null;
                });
        return key;
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getInt(1);
        }
    }

    @Test
    void oneOfManyAccountsUsesAKey() throws Exception {
        AccessKey key = key("RACE-1");
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < AT_ONCE; i++) {
            Account account = citizen();
            all.add(
                    () -> {
                        try {
                            keys.redeem(account, key.grouped());
                            return true;
                        } catch (DomainException e) {
                            return false;
                        }
                    });
        }
        int winners = 0;
        for (Future<Boolean> one : executor.invokeAll(all)) {
            winners += one.get() ? 1 : 0;
        }
        assertEquals(1, winners);
        assertEquals(
                1,
                count(
                        "select count(*) from household_member m join household h on h.id ="
                                + " m.household_id where h.file_number = 'RACE-1'"));
    }

    @Test
    void oneHouseholdIsMadeByManyAtOnce() throws Exception {
        var all = new ArrayList<Callable<Long>>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(() -> inTransactionOfAnotherThread("RACE-2"));
        }
        for (Future<Long> one : executor.invokeAll(all)) {
            one.get();
        }
        assertEquals(1, count("select count(*) from household where file_number = 'RACE-2'"));
    }

    private Long inTransactionOfAnotherThread(String number) throws Exception {
        return inTransaction(() -> households.get(new FileNumber(number), Instant.now()));
    }

    @Test
    void aRevokedKeyAndAForeignOneAreWrongAndTheFifthStops() throws Exception {
        AccessKey revoked = key("STOP-1");
        inTransaction(
                () -> {
                    long id =
                            repository
                                    .ofHousehold(
                                            households.find(new FileNumber("STOP-1")).orElseThrow(),
                                            List.of("petite-enfance"))
                                    .get(0)
                                    .id();
                    assertEquals(
                            false, repository.revoke(id, List.of("culture"), "x", Instant.now()));
                    assertEquals(
                            true,
                            repository.revoke(id, List.of("petite-enfance"), "x", Instant.now()));
                    return null;
                });
        Account account = citizen();
        List<String> typed =
                List.of(revoked.grouped(), "x", AccessKey.create().signs(), "0000", "<script>");
        for (int i = 0; i < typed.size(); i++) {
            String wrong = typed.get(i);
            var refused = assertThrows(DomainException.class, () -> keys.redeem(account, wrong));
            assertEquals(i < 4 ? "account.key.unknown" : "account.key.later", refused.messageKey());
        }
        AccessKey right = key("STOP-2");
        assertEquals(
                "account.key.later",
                assertThrows(DomainException.class, () -> keys.redeem(account, right.grouped()))
                        .messageKey());
        assertEquals(
                1,
                count("select count(*) from service_key_alert where account_id = " + account.id()));
        Account other = citizen();
        assertEquals(Optional.of("petite-enfance"), keys.redeem(other, right.grouped()));
        assertEquals(
                "account.key.missing",
                assertThrows(DomainException.class, () -> keys.redeem(other, "  ")).messageKey());
    }

    private static Answers typed(String key) {
        return new Answers(
                Map.of(
                        "prenoms",
                        List.of("Zoé"),
                        "nom",
                        List.of("Petit"),
                        KeyOfNewSpace.FIELD,
                        List.of(key)));
    }

    private String said(String draft, String address, String key) {
        return wizard.problem(draft, address, typed(key))
                .map(FieldProblem::messageKey)
                .orElse("nothing");
    }

    @Test
    void fiveWrongOnesStopADraftAndManyDraftsOfOneAddress() throws Exception {
        String address = "192.0.2.77";
        AccessKey right = key("STOP-3");
        for (int draft = 0; draft < 4; draft++) {
            String owner = SecretToken.create();
            assertEquals("nothing", said(owner, address, right.grouped()));
            for (int i = 1; i < 5; i++) {
                assertEquals("account.key.unknown", said(owner, address, "WRNG-" + i));
            }
            assertEquals("account.key.wizard.later", said(owner, address, "WRNG-5"));
            assertEquals("account.key.wizard.later", said(owner, address, right.grouped()));
        }
        String fresh = SecretToken.create();
        assertEquals("account.key.wizard.later", said(fresh, address, right.grouped()));
        assertEquals("nothing", said(fresh, "192.0.2.78", right.grouped()));
        assertEquals("nothing", said(fresh, address, ""));
        assertEquals(4, count("select count(*) from service_key_alert where name = 'Zoé Petit'"));
        assertEquals(
                1,
                count(
                        "select count(*) from service_key where used_at is null and household_id ="
                                + " (select id from household where file_number = 'STOP-3')"));
    }

    @Test
    void rightKeysDoNotCountAsTries() throws Exception {
        Account account = citizen();
        for (int i = 0; i < 7; i++) {
            keys.redeem(account, key("MANY-" + i).grouped());
        }
        assertEquals(7, use.households(account).size());
    }
}
