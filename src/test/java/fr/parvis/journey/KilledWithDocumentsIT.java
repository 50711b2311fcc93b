package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A node dies (kill -9) while a file comes in, and while a draft with documents is filed. */
class KilledWithDocumentsIT {

    private static final String BIRTH = "/demarches/acte-de-naissance";
    private static final int NODE = 12;

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";
    private final Visitor visitor = new Visitor(demo.portalUrl());

    private Page step3() {
        Page step2 = visitor.open(BIRTH + "/mes-informations");
        return visitor.submit(step2, "pv-etape", "suite", Filings.applicant(mail));
    }

    @Test
    @Feature({"DOC-2", "REL-2"})
    void noHalfDocumentAndNoHalfRequest() throws Exception {
        Page form = step3();
        SampleDocuments.join(visitor, "acte-de-naissance", "piece-identite");
        PortalProcess node = demo.addNode(NODE, Ports.freePort());
        try {
            killedWhileAFileComesIn(node);
            node.start();
            node.awaitReady(Duration.ofMinutes(3));
            killedWhileFiling(node, form);
        } finally {
            node.stop();
        }
    }

    private void killedWhileAFileComesIn(PortalProcess node) throws Exception {
        Page page = visitor.open(BIRTH + "/pieces/nouvelle?type=mandat");
        page.html().getElementById("pv-piece").attr("action", at(node, page).toString());
        int before = count("document_file");
        try (Connection lock = locked("document_file")) {
            CompletableFuture<?> sending =
                    CompletableFuture.runAsync(
                            () ->
                                    visitor.upload(
                                            page,
                                            "pv-piece",
                                            "valider",
                                            Map.of("pv-type", "mandat"),
                                            "pv-fichier",
                                            "mandat.jpg",
                                            SampleDocuments.jpeg()));
            awaitWaiting("document_file");
            node.kill();
            lock.rollback();
            sending.exceptionally(e -> null).join();
        }
        assertThat(count("document_file")).as("files").isEqualTo(before);
        assertThat(visitor.open(BIRTH + "/ma-demande").html().select("#pieces .pv-joined__doc"))
                .as("what was only begun is not shown")
                .hasSize(1);
    }

    private void killedWhileFiling(PortalProcess node, Page form) throws Exception {
        Page review = visitor.submit(form, "pv-etape", "suite", RequestDocumentsIT.withIdentity());
        assertThat(review.path()).endsWith("/recapitulatif");
        int requests = count("request");
        try (Connection lock = locked("document")) {
            CompletableFuture<?> filing =
                    CompletableFuture.runAsync(
                            () ->
                                    visitor.submitAt(
                                            at(node, review),
                                            review,
                                            "pv-valider",
                                            "valider",
                                            Map.of()));
            awaitWaiting("document");
            node.kill();
            lock.rollback();
            filing.exceptionally(e -> null).join();
        }
        assertThat(count("request")).as("nothing was filed").isEqualTo(requests);
        Page again = visitor.open(BIRTH + "/recapitulatif");
        assertThat(again.html().select(".pv-joined__doc")).hasSize(1);
        Page tracking = visitor.open(Filings.tracking(Filings.submit(visitor, again)));
        assertThat(tracking.html().select("#pieces .pv-joined__doc")).hasSize(1);
        assertThat(count("request")).isEqualTo(requests + 1);
    }

    private static URI at(PortalProcess node, Page page) {
        return URI.create(node.url() + page.path());
    }

    /** Nobody writes into a table until the connection ends. */
    private Connection locked(String table) throws SQLException {
        Connection connection = demo.database().dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table " + table + " in share mode");
        return connection;
    }

    private void awaitWaiting(String table) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                number(
                                                "select count(*) from pg_locks l where not l.granted"
                                                        + " and l.relation = '"
                                                        + table
                                                        + "'::regclass")
                                        > 0);
    }

    private int count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    private int number(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var result = connection.createStatement().executeQuery(statement)) {
            result.next();
            return result.getInt(1);
        }
    }
}
