package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forty requests at once, without script: what worked, what did not, and a kill in the middle. */
class BulkIT {

    /** Above the numbers that the portal gives. */
    private static final long FIRST = 910_000_001;

    private static final String BIRTH = "acte-de-naissance";

    private final Demonstration demo = SharedPortal.get();

    @BeforeEach
    void fortyRequestsWait() throws SQLException {
        String number =
                Desk.number(Desk.birthCertificate(new Visitor(demo.portalUrl()), "lot@example.fr"));
        sql(
                """
                insert into request (number, slug, version_id, service, title, status, filed_at,
                    due_on, changed_at, applicant_name, applicant_mail, applicant_key, answers)
                select %d + n, slug, version_id, service, title, 'FILED', filed_at, due_on,
                    changed_at, applicant_name, 'lot@example.invalid', applicant_key, answers
                from request, generate_series(0, 41) n where number = %s
                """
                        .formatted(FIRST, number));
    }

    @AfterEach
    void theQueueIsAsItWas() throws SQLException {
        sql("delete from bulk_run");
        sql("delete from outbox_message where recipient = 'lot@example.invalid'");
        for (String table : List.of("request_event", "request_presence")) {
            sql("delete from " + table + " where request_number >= " + FIRST);
        }
        sql("delete from request where number >= " + FIRST);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement();
                var row = run.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String lot(long requests) {
        return "/agents/demandes/lot?"
                + LongStream.range(FIRST, FIRST + requests)
                        .mapToObj(n -> "d=" + n)
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, List<String>> accepting(Page page) {
        Map<String, List<String>> answers = new HashMap<>();
        answers.put("pv-quoi", List.of("DECIDE"));
        answers.put("pv-issue-" + BIRTH, List.of("a-retirer"));
        answers.put("d", page.html().select("[name=d]").eachAttr("value"));
        return answers;
    }

    @Test
    @Feature("AGT-4")
    void fortyAreAcceptedButThoseThatCannotBe() throws SQLException {
        var agent = Desk.agent(demo, "agent.etatcivil");
        Page page = agent.open(lot(40));
        assertThat(page.html().select("tbody tr")).hasSize(40);
        // meanwhile one is changed by a colleague, one goes to another service
        sql("update request set version = version + 1 where number = " + (FIRST + 3));
        sql("update request set service = 'jeunesse' where number = " + (FIRST + 7));
        // of one the citizen was asked something
        sql("update request set status = 'AWAITING_COMPLEMENT' where number = " + (FIRST + 9));
        Page summary = agent.submit(page, "pv-lot", "traiter", accepting(page));
        assertThat(summary.path()).matches("/agents/demandes/lot/.+");
        assertThat(summary.text())
                .contains("37 demandes traitées", "2 demandes non traitées")
                .contains("attend un complément", "a changé depuis que vous l’avez ouverte");
        assertThat(
                        count(
                                "select count(*) from request where status = 'ACCEPTED' and number >= "
                                        + FIRST))
                .isEqualTo(37);
        assertThat(
                        count(
                                "select count(*) from outbox_message where recipient ="
                                        + " 'lot@example.invalid' and subject like '%réponse du service'"))
                .as("one mail each")
                .isEqualTo(37);

        Page again = agent.submit(page, "pv-lot", "traiter", accepting(page));
        assertThat(again.path())
                .as("a second click sees the same summary")
                .isEqualTo(summary.path());
        assertThat(again.text()).contains("37 demandes traitées");
        assertThat(Desk.agent(demo, "admin").open(summary.path()).status())
                .as("a colleague's summary")
                .isEqualTo(404);
    }

    @Test
    @Feature("AGT-4")
    void whatIsMissingIsSaidAndKeepsWhatWasChosen() {
        var agent = Desk.agent(demo, "agent.etatcivil");
        Page page = agent.open(lot(42));
        assertThat(page.text()).contains("40 demandes au plus");
        assertThat(page.html().select("tbody tr")).hasSize(40);
        Map<String, List<String>> answers = accepting(page);
        answers.remove("pv-quoi");
        assertThat(agent.submit(page, "pv-lot", "traiter", answers).text())
                .contains("Choisissez ce qu’il faut faire");
        answers.put("pv-quoi", List.of("DECIDE"));
        answers.put("pv-issue-" + BIRTH, List.of(""));
        answers.put("pv-motif-" + BIRTH, List.of("Venez quand vous voulez."));
        Page refused = agent.submit(page, "pv-lot", "traiter", answers);
        assertThat(refused.html().select(".pv-errors").text()).contains("Choisissez une décision");
        assertThat(refused.html().select("#pv-motif-" + BIRTH).val())
                .isEqualTo("Venez quand vous voulez.");
        assertThat(Desk.agent(demo, "agent.enfance").open(lot(3)).html().select("tbody tr"))
                .as("another service's requests")
                .isEmpty();
        assertThat(agent.open("/agents/demandes/lot").text()).contains("Aucune demande cochée");
    }

    @Test
    @Feature({"AGT-4", "TRK-2"})
    void theyAreAssignedAndArchived() throws SQLException {
        var admin = Desk.agent(demo, "admin");
        Page page = admin.open(lot(5));
        String camille = page.html().select("#pv-agent option:contains(Camille)").val();
        Map<String, List<String>> answers = accepting(page);
        answers.put("pv-quoi", List.of("ASSIGN"));
        answers.put("pv-agent", List.of(camille));
        assertThat(admin.submit(page, "pv-lot", "traiter", answers).text())
                .contains("5 demandes traitées");
        Page open = admin.open(lot(2));
        answers = accepting(open);
        answers.put("pv-quoi", List.of("ARCHIVE"));
        assertThat(admin.submit(open, "pv-lot", "traiter", answers).text())
                .as("what is open is not archived")
                .contains("2 demandes non traitées", "l’état de la demande a changé");
    }

    @Test
    @Feature({"AGT-4", "REL-1", "TRK-2"})
    void killedInTheMiddleThereIsNoHalfState() throws Exception {
        PortalProcess node = demo.addNode(4, Ports.freePort());
        try (Connection colleague = demo.database().dataSource().getConnection()) {
            colleague.setAutoCommit(false);
            var agent = Desk.agent(demo, "agent.etatcivil");
            Page page = agent.open(lot(10));
            // somebody holds the fifth: the run waits there
            try (var lock = colleague.createStatement()) {
                lock.execute("select 1 from request where number = " + (FIRST + 4) + " for update");
            }
            var address = URI.create(node.url() + "/agents/demandes/lot");
            var answer =
                    CompletableFuture.supplyAsync(
                            () ->
                                    agent.submitAt(
                                            address, page, "pv-lot", "traiter", accepting(page)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> count("select count(*) from bulk_line") == 4);
            node.kill();
            answer.handle((p, e) -> null).get();
            colleague.rollback();
        } finally {
            node.stop();
        }
        String done = " number >= " + FIRST + " and status = 'ACCEPTED'";
        assertThat(count("select count(*) from request where" + done)).isEqualTo(4);
        assertThat(
                        count(
                                "select count(*) from request r where r.number >= "
                                        + FIRST
                                        + " and (r.status = 'ACCEPTED') <> exists (select 1 from"
                                        + " request_event e where e.request_number = r.number and"
                                        + " e.type = 'ACCEPTED')"))
                .as("status and history agree")
                .isZero();
        assertThat(
                        count(
                                "select count(*) from request r where r.number >= "
                                        + FIRST
                                        + " and (r.status = 'ACCEPTED') <> exists (select 1 from"
                                        + " outbox_message m where m.subject like '%' || r.number ||"
                                        + " '%réponse du service')"))
                .as("status and mail agree")
                .isZero();
        String token;
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement();
                var row = run.executeQuery("select token from bulk_run")) {
            row.next();
            token = row.getString(1);
        }
        Page summary = Desk.agent(demo, "agent.etatcivil").open("/agents/demandes/lot/" + token);
        assertThat(summary.text())
                .contains("4 demandes traitées", "Sans résultat pour le moment : 6");
    }
}
