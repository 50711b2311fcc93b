package fr.parvis.request.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.account.service.AccountRemoval;
import fr.parvis.demo.PortalArchive;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.MovedClock;
import fr.parvis.notification.service.OutboxState;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is forgotten when, inside the server with a clock that is moved and the real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class RetentionIT {

    /** Kept for six months. */
    private static final String BIRTH = "acte-de-naissance";

    /** Kept for one month. */
    private static final String ABSENCE = "operation-tranquillite-absence";

    /** A Saturday in winter time; the retention ends in summer time. */
    private static final String DECIDED = "2026-11-28T09:00:00+01:00";

    @Inject Retention retention;
    @Inject AccountRemoval removal;
    @Inject Housekeeping housekeeping;
    @Inject OutboxState outbox;
    @Resource ManagedExecutorService executor;

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    @AfterEach
    void theClockGoesOn() {
        MovedClock.goOn();
    }

    @BeforeEach
    void nothingIsKept() throws SQLException {
        sql(
                "truncate request, request_event, internal_note, tracking_link, request_presence,"
                        + " draft, outbox_message, document cascade");
        sql(
                "insert into account (kind, user_name, mail, last_name, first_names, created_at)"
                        + " values ('STAFF', 'a', 'a@b.fr', 'A', 'B', now()) on conflict do"
                        + " nothing");
        MovedClock.to(Instant.parse("2026-11-28T09:00:00Z"));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Requests with a line in everything that hangs on a request. */
    private void requests(int first, int last, String slug, String status, String endedAt)
            throws SQLException {
        String ended = endedAt == null ? "null" : "'" + endedAt + "'";
        sql(
                """
                insert into request (number, slug, version_id, service, title, status, filed_at,
                    due_on, changed_at, ended_at, applicant_name, applicant_mail, applicant_key,
                    answers)
                select n, v.slug, v.id, 'etat-civil', 'Essai', '%s', '2026-11-01', '2026-11-20',
                    coalesce(%s::timestamptz, '2026-11-01'), %s::timestamptz, 'Léa', 'l@e.fr',
                    'lea', '{}'
                from generate_series(%d, %d) n, procedure_version v where v.slug = '%s'
                """
                        .formatted(status, ended, ended, first, last, slug));
        String each = " from request where number between " + first + " and " + last;
        sql(
                "insert into request_event (request_number, at, kind, type, actor, visible) select"
                        + " number, now(), 'OPERATION', 'FILED', 'CITIZEN', true"
                        + each);
        sql(
                "insert into internal_note (request_number, author_id, author_name, at, content)"
                        + " select number, (select max(id) from account), 'A', now(), 'x'"
                        + each);
        sql(
                "insert into tracking_link (token, request_number, created_at) select 't' ||"
                        + " number, number, now()"
                        + each);
        sql(
                "insert into document (id, holder_kind, holder_key, slot, type, title, added_by,"
                        + " created_at, finished_at) select gen_random_uuid(), 'REQUEST',"
                        + " number::text, 1, 'photo', 'Photo', 'CITIZEN', now(), now()"
                        + each);
        sql(
                "insert into exchange (request_number, direction, at, content, sending) select"
                        + " number, 'TO_TOWN', now(), 'x', 's'"
                        + each);
        sql("insert into exchange_draft select number, 0, 'x', now()" + each);
        sql("insert into request_unseen_documents select number, now()" + each);
        sql("insert into request_presence select number, 1, 'A', now(), now()" + each);
        sql(
                "insert into draft (owner_hash, slug, version_id, step, answers, created_at,"
                        + " updated_at, expires_at, request_number) select 'o', slug, version_id,"
                        + " 'REVIEW', '{}', now(), now(), now() + interval '10 years', number"
                        + each);
    }

    private int forget() {
        int all = 0;
        for (long version : retention.versions()) {
            all += retention.forgetRequests(version);
        }
        return all;
    }

    @Test
    @Feature("PRO-4")
    void aRequestIsForgottenWithAllThatHangsOnItWhenItsOwnRetentionHasPassed() throws Exception {
        requests(1, 1, BIRTH, "ACCEPTED", DECIDED);
        requests(2, 2, BIRTH, "ARCHIVED", DECIDED);
        requests(3, 3, BIRTH, "IN_PROGRESS", null);
        requests(4, 4, ABSENCE, "REJECTED", DECIDED);

        MovedClock.to(Instant.parse("2026-12-28T07:59:59Z"));
        assertEquals(0, forget(), "a month less a second");
        MovedClock.to(Instant.parse("2026-12-28T08:00:01Z"));
        assertEquals(1, forget(), "a month and a second");
        assertEquals(0, count("request where number = 4"));

        // in Paris half a year later the same hour is an hour earlier elsewhere
        MovedClock.to(Instant.parse("2027-05-28T06:59:59Z"));
        assertEquals(0, forget());
        MovedClock.to(Instant.parse("2027-05-28T07:00:01Z"));
        assertEquals(2, forget());
        for (String table : hanging()) {
            assertEquals(1, count(table), table + " keeps what hangs on the open request");
            assertEquals(1, count(table + " where request_number = 3"), table);
        }
        assertEquals(1, count("document"), "documents");
        assertEquals(1, count("document where holder_key = '3'"), "documents");
        MovedClock.to(Instant.parse("2036-01-01T00:00:00Z"));
        assertEquals(0, forget(), "what is open is never forgotten");
    }

    /** Whatever references a request now and later is filled by this test, or it says so. */
    private Set<String> hanging() throws SQLException {
        var tables = new TreeSet<String>();
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found =
                        query.executeQuery(
                                "select conrelid::regclass::text from pg_constraint where contype ="
                                        + " 'f' and confrelid = 'request'::regclass")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        tables.addAll(List.of("request_presence", "draft"));
        // what families booked with it stays, without its number; baskets go with it (on delete
        // cascade)
        tables.removeAll(List.of("enrolment", "basket", "basket_line", "family_form"));
        return tables;
    }

    @Test
    @Feature("PRO-4")
    void whatEndedOnANodeOfTheReleaseBeforeIsCountedFromItsLastChange() throws Exception {
        requests(1, 1, ABSENCE, "ACCEPTED", DECIDED);
        sql("update request set ended_at = null");
        MovedClock.to(Instant.parse("2026-12-28T08:00:01Z"));
        assertEquals(1, forget());
    }

    @Test
    @Feature({"PRO-4", "REL-1"})
    void manyNodesForgetAtOnceAndWhatSomebodyHasLockedStaysForLater() throws Exception {
        requests(1, 1000, ABSENCE, "ACCEPTED", DECIDED);
        MovedClock.to(Instant.parse("2027-02-01T00:00:00Z"));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("select 1 from request where number = 500 for update");
                List<Callable<Integer>> nodes = Collections.nCopies(4, this::untilNoneIsLeft);
                int forgotten = 0;
                // who waits for the lock is called back, and the test fails instead of waiting, too
                for (var node : executor.invokeAll(nodes, 30, TimeUnit.SECONDS)) {
                    forgotten += node.get();
                }
                assertEquals(999, forgotten);
            }
            connection.rollback();
        }
        assertEquals(1, forget());
        assertEquals(0, count("request_event"));
    }

    private int untilNoneIsLeft() {
        var batches = new ArrayList<Integer>();
        int some;
        do {
            some = forget();
            assertTrue(some <= Retention.BATCH, "a batch is bounded");
            batches.add(some);
        } while (some > 0);
        return batches.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    @Feature("REQ-3")
    void aDraftIsForgottenAfterSevenDaysAndNotBefore() throws Exception {
        sql(
                """
                insert into draft (owner_hash, slug, version_id, step, answers, created_at,
                    updated_at, expires_at)
                select 'o' || n, v.slug, v.id, 'APPLICANT', '{}', '2026-11-21T09:00:00Z',
                    '2026-11-21T09:00:00Z', '2026-11-28T09:00:00Z'
                from generate_series(1, 450) n, procedure_version v where v.slug = 'seniors'
                """);
        sql(
                "insert into document (id, holder_kind, holder_key, added_by, created_at) select"
                        + " gen_random_uuid(), 'DRAFT', id::text, 'CITIZEN', now() from draft");
        assertEquals(0, retention.forgetDrafts());
        assertEquals(450, count("document"));
        MovedClock.to(Instant.parse("2026-11-28T09:00:01Z"));
        assertEquals(Retention.BATCH, retention.forgetDrafts());
        housekeeping.tidy();
        assertEquals(0, count("draft"));
        assertEquals(0, count("document"));
    }

    @Test
    @Feature({"PRO-4", "DOC-4"})
    void aClosedSpaceGoesAfterAMonthWithWhatIsThePersonsOwnAndTheTownKeepsItsFile()
            throws Exception {
        requests(7, 7, BIRTH, "IN_PROGRESS", null);
        sql(
                "insert into account (kind, user_name, mail, last_name, first_names, created_at,"
                        + " state, state_since) values ('CITIZEN', 'ferme', 'f@e.fr', 'F', 'L',"
                        + " now(), 'CLOSED', '2026-11-28T09:00:00Z')");
        String account = "(select id from account where user_name = 'ferme')";
        sql("update request set account_id = " + account);
        sql("update request_event set actor_id = " + account);
        sql("update exchange set author_id = " + account);
        sql("update exchange_draft set author = " + account);
        sql(
                "insert into draft (account_id, slug, version_id, step, answers, created_at,"
                        + " updated_at, expires_at) select "
                        + account
                        + ", slug, id, 'APPLICANT', '{}', now(), now(), now() + interval '9 years'"
                        + " from procedure_version where slug = 'seniors'");
        for (String holder :
                List.of(
                        "'SPACE', id::text, 'CITIZEN', now() from account where user_name ="
                                + " 'ferme'",
                        "'DRAFT', id::text, 'CITIZEN', now() from draft where account_id = "
                                + account)) {
            sql(
                    "insert into document (id, holder_kind, holder_key, added_by, created_at)"
                            + " select gen_random_uuid(), "
                            + holder);
        }
        MovedClock.to(Instant.parse("2026-12-28T08:00:00Z"));
        assertEquals(OptionalLong.empty(), removal.removeAfter(0));
        MovedClock.to(Instant.parse("2026-12-28T10:00:00Z"));
        assertTrue(removal.removeAfter(0).isPresent());
        assertEquals(0, count("account where user_name = 'ferme'"));
        assertEquals(1, count("document"), "only that of the request");
        assertEquals(1, count("document where holder_kind = 'REQUEST'"));
        assertEquals(0, count("draft where request_number is null"));
        assertEquals(0, count("exchange_draft"));
        assertEquals(1, count("request where account_id is null"));
        assertEquals(1, count("exchange where author_id is null"));
    }

    @Test
    @Feature("REL-2")
    void mailsAreForgottenAMonthAfterTheyLeftAndThreeMonthsAfterTheyGaveUp() throws Exception {
        String mail =
                "insert into outbox_message (channel, recipient, subject, text, html, message_id,"
                        + " created_at, sent_at, last_error, next_attempt_at) values ('MAIL',"
                        + " 'l@e.fr', 's', 't', 'h', ";
        sql(mail + "'sent', '2026-11-28', '2026-11-28', null, null)");
        sql(mail + "'waiting', '2026-11-28', null, 'Connection refused', '2036-01-01')");
        sql(mail + "'given up', '2026-11-28', null, 'Connection refused', null)");
        MovedClock.to(Instant.parse("2026-12-27T00:00:00Z"));
        assertEquals(0, outbox.forgetOld());
        MovedClock.to(Instant.parse("2026-12-29T00:00:00Z"));
        assertEquals(1, outbox.forgetOld());
        assertEquals(0, count("outbox_message where message_id = 'sent'"));
        MovedClock.to(Instant.parse("2027-02-25T00:00:00Z"));
        assertEquals(0, outbox.forgetOld());
        MovedClock.to(Instant.parse("2027-02-27T00:00:00Z"));
        assertEquals(1, outbox.forgetOld());
        assertEquals(1, count("outbox_message where message_id = 'waiting'"));
    }
}
