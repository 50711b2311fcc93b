package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each page asks of the database: few statements, and no more when there is more data. */
class StatementsIT {

    private static final String BIRTH = "/demarches/acte-de-naissance";

    /** Above the numbers that the portal gives. */
    private static final long FIRST_NUMBER = 900_000_000;

    private final Demonstration demo = SharedPortal.get();

    @AfterEach
    void theQueueIsAsItWas() throws SQLException {
        for (String table : List.of("request_event", "internal_note")) {
            sql("delete from " + table + " where request_number >= " + FIRST_NUMBER);
        }
        sql("delete from request where number >= " + FIRST_NUMBER);
        sql("delete from saved_view");
        sql("delete from request_presence");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    @Feature({"PRF-3", "AGT-1"})
    void everyPageCostsABoundedNumberHoweverMuchThereIs() throws SQLException {
        var citizen = new Visitor(demo.portalUrl());
        Page confirmation = Desk.birthCertificate(citizen, "compte@example.fr");
        String tracking = Filings.tracking(confirmation);
        String number = Desk.number(confirmation);
        // somebody in the middle of another filing: nothing of it comes out of the page cache
        Filings.upToReview(
                citizen,
                "acte-de-naissance",
                Filings.applicant("compte@example.fr"),
                FilingIT.birthAnswers());
        var agent = Desk.agent(demo, "agent.etatcivil");

        Map<String, Visitor> pages = new LinkedHashMap<>();
        for (String path :
                List.of(
                        "/",
                        "/demarches",
                        "/demarches?q=acte",
                        BIRTH,
                        BIRTH + "/mes-informations",
                        BIRTH + "/ma-demande",
                        BIRTH + "/recapitulatif",
                        tracking,
                        "/api/v1/live" + tracking)) {
            pages.put(path, citizen);
        }
        for (String path :
                List.of(
                        "/agents",
                        "/agents/demandes",
                        "/agents/demandes?vue=ended&q=dur&tri=applicant",
                        "/agents/demandes/vues",
                        "/agents/demandes/" + number,
                        "/api/v1/live/agents/demandes/" + number)) {
            pages.put(path, agent);
        }
        Map<String, Integer> most = new LinkedHashMap<>();
        // the news
        most.put("/", 1);
        most.put("/demarches", 0);
        most.put("/demarches?q=acte", 0);
        most.put(BIRTH, 1);
        most.put(BIRTH + "/mes-informations", 1);
        // with the documents
        most.put(BIRTH + "/ma-demande", 2);
        most.put(BIRTH + "/recapitulatif", 2);
        // the exchanges, and what is being written; the documents, and who opened them
        most.put(tracking, 6);
        // with the spaces that wait for an agent
        most.put("/agents", 4);
        most.put("/agents/demandes", 5);
        most.put("/agents/demandes?vue=ended&q=dur&tri=applicant", 5);
        most.put("/agents/demandes/vues", 3);
        // the documents, the exchanges, the neighbours in the queue, the colleagues, the calendars
        most.put("/agents/demandes/" + number, 12);
        most.put("/api/v1/live" + tracking, 1);
        most.put("/api/v1/live/agents/demandes/" + number, 5);

        try (var log = new StatementLog(demo.database())) {
            more(Long.parseLong(number), 25, 5);
            Map<String, List<String>> few = cost(log, pages);
            more(Long.parseLong(number), 250, 15);
            Map<String, List<String>> many = cost(log, pages);
            var all = new SoftAssertions();
            most.forEach(
                    (path, limit) -> {
                        all.assertThat(few.get(path)).as(path).hasSizeLessThanOrEqualTo(limit);
                        all.assertThat(many.get(path)).as(path).hasSameSizeAs(few.get(path));
                        all.assertThat(few.get(path))
                                .as("looking changes nothing: " + path)
                                .noneMatch(sql -> sql.startsWith("update "));
                    });
            all.assertAll();
            assertThat(few.get(tracking)).as("the log is read at all").isNotEmpty();
        }
        assertThat(agent.open("/agents/demandes").html().select("tbody tr")).hasSize(25);
        assertThat(agent.open("/agents/demandes/" + number).html().select(".pv-note")).hasSize(20);
    }

    @Test
    @Feature({"PRF-3", "TRK-1", "REQ-2"})
    void aSpaceCostsABoundedNumberHoweverMuchIsInIt() throws SQLException {
        String name = "s" + UUID.randomUUID().toString().substring(0, 8);
        Spaces.newCitizen(demo, name);
        DemoInvoices.link(demo.database(), name.toUpperCase(), name);
        var citizen = new Visitor(demo.portalUrl());
        // a browser that has a secret of its own, too
        citizen.open(BIRTH + "/mes-informations");
        Spaces.signIn(citizen, name, DemoAccounts.PASSWORD);
        Page confirmation =
                Filings.submit(
                        citizen,
                        Filings.upToReview(
                                citizen, "acte-de-naissance", Map.of(), FilingIT.birthAnswers()));
        Filings.upToReview(citizen, "acte-de-naissance", Map.of(), FilingIT.birthAnswers());
        String detail = "/mon-espace/demandes/" + Desk.number(confirmation);

        Map<String, Integer> most = new LinkedHashMap<>();
        // the account, the requests, drafts, messages, documents, the households with their people
        // and invoices, the news to be read
        most.put("/mon-espace", 13);
        most.put("/mon-espace/factures", 5);
        most.put("/mon-espace/pieces", 3);
        most.put("/mon-espace/echanges", 3);
        most.put("/mon-espace/demandes", 3);
        most.put("/mon-espace/demandes?vue=archivees", 3);
        most.put(detail, 8);
        most.put(BIRTH, 4);
        most.put(BIRTH + "/mes-informations", 4);
        most.put(BIRTH + "/ma-demande", 4);
        most.put(BIRTH + "/recapitulatif", 4);
        Map<String, Visitor> pages = new LinkedHashMap<>();
        most.keySet().forEach(path -> pages.put(path, citizen));
        try (var log = new StatementLog(demo.database())) {
            ownMore(name, 0, 5);
            Map<String, List<String>> few = cost(log, pages);
            ownMore(name, 5, 60);
            Map<String, List<String>> many = cost(log, pages);
            var all = new SoftAssertions();
            most.forEach(
                    (path, limit) -> {
                        all.assertThat(few.get(path)).as(path).hasSizeLessThanOrEqualTo(limit);
                        all.assertThat(many.get(path)).as(path).hasSameSizeAs(few.get(path));
                    });
            all.assertAll();
        }
        Page board = citizen.open("/mon-espace");
        assertThat(board.html().select("a:contains(Abandonner)")).hasSizeGreaterThan(5);
    }

    /** Requests of a citizen like the first one, drafts of other démarches, and invoices. */
    private void ownMore(String name, int from, int to) throws SQLException {
        Bills.office(demo).bring(DemoInvoices.REGIE, Bills.file(name.toUpperCase(), from, to));
        sql(
                """
                insert into request (number, slug, version_id, service, title, status, filed_at,
                    due_on, changed_at, account_id, applicant_name, applicant_mail, applicant_key,
                    answers)
                select %d + n, slug, version_id, service, title,
                    case when n %% 2 = 0 then 'IN_PROGRESS' else 'ARCHIVED' end, filed_at, due_on,
                    changed_at, account_id, applicant_name, applicant_mail, applicant_key, answers
                from request r, generate_series(%d, %d) n where r.number < %d
                    and account_id = (select id from account where user_name = '%s')
                """
                        .formatted(FIRST_NUMBER + 5_000_000, from + 1, to, FIRST_NUMBER, name));
        sql(
                """
                insert into draft (account_id, slug, version_id, step, answers, created_at,
                    updated_at, expires_at)
                select (select id from account where user_name = '%s'), slug, max(id), 'APPLICANT',
                    '{}', now(), now(), now() + interval '1 day' from procedure_version
                where slug <> 'acte-de-naissance' group by slug order by slug offset %d limit %d
                """
                        .formatted(name, from, Math.min(to, 20) - from));
    }

    /** The least of three looks: now and then one notes that a session is in use. */
    private static Map<String, List<String>> cost(StatementLog log, Map<String, Visitor> pages) {
        Map<String, List<String>> cost = new LinkedHashMap<>();
        pages.forEach(
                (path, visitor) -> {
                    List<List<String>> looks = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        looks.add(
                                log.of(
                                        () ->
                                                assertThat(visitor.open(path).status())
                                                        .as(path)
                                                        .isEqualTo(200)));
                    }
                    cost.put(path, looks.stream().min(Comparator.comparing(List::size)).get());
                });
        return cost;
    }

    /** Requests like this one with an agent each, and lines, notes and colleagues on this one. */
    private void more(long number, int requests, int lines) throws SQLException {
        sql(
                """
                insert into request (number, slug, version_id, service, title, status, filed_at,
                    due_on, changed_at, assignee_id, applicant_name, applicant_mail, applicant_key,
                    answers)
                select %d + n + %d, slug, version_id, service, title,
                    case when n %% 2 = 0 then 'IN_PROGRESS' else 'ACCEPTED' end, filed_at,
                    date '2020-01-01' + n, changed_at,
                    (select id from account where kind = 'STAFF' order by id limit 1
                     offset n %% 5), applicant_name, applicant_mail, applicant_key, answers
                from request, generate_series(1, 2 * %d) n where number = %d
                """
                        .formatted(FIRST_NUMBER, requests * 10L, requests, number));
        sql(
                """
                insert into request_event (request_number, at, kind, type, actor, actor_id,
                    actor_name, visible)
                select %d, now(), 'OPERATION', 'LINK_REPLACED', 'AGENT',
                    (select min(id) from account), 'A', true from generate_series(1, %d)
                """
                        .formatted(number, lines));
        sql(
                """
                insert into internal_note (request_number, author_id, author_name, at, content)
                select %d, (select min(id) from account), 'A', now(), 'x'
                from generate_series(1, %d)
                """
                        .formatted(number, lines));
        sql(
                """
                insert into exchange (request_number, direction, author_name, at, content, sending)
                select %d, case when n %% 2 = 0 then 'TO_TOWN' else 'TO_CITIZEN' end, 'A', now(),
                    'x', gen_random_uuid()::text from generate_series(1, %d) n
                """
                        .formatted(number, lines));
        sql(
                """
                insert into saved_view (account_id, name, queue_view, slug, words, sort, created_at)
                select id, 'Vue %d-' || n, 'LATE', '', '', 'DUE', now()
                from account, generate_series(1, %d) n where user_name = 'agent.etatcivil'
                """
                        .formatted(requests, lines));
    }
}
