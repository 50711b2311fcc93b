package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages that were left open ask: exact, cheap, for their owners only. */
class LiveIT {

    private final Demonstration demo = SharedPortal.get();
    private final Visitor citizen = new Visitor(demo.portalUrl());
    private String tracking;
    private String number;
    private String desk;

    @BeforeEach
    void aRequestWaits() {
        Page confirmation = Desk.birthCertificate(citizen, "vivant@example.fr");
        tracking = Filings.tracking(confirmation);
        number = Desk.number(confirmation);
        desk = "/agents/demandes/" + number;
    }

    private static String question(Page page) {
        return page.html().select("[data-pv-live]").attr("data-pv-mark");
    }

    private static Page ask(Visitor who, String address, String seen) {
        return who.open("/api/v1/live" + address + "?vu=" + seen);
    }

    @Test
    @Feature("TRK-7")
    void aPageLearnsOfEachChangeAndOfNothingElse() {
        Page page = citizen.open(tracking);
        String mark = question(page);
        assertThat(ask(citizen, tracking, mark).status()).as("nothing has changed").isEqualTo(204);
        var agent = Desk.agent(demo, "agent.etatcivil");
        Page work = agent.open(desk);
        assertThat(ask(agent, desk, question(work)).status()).isEqualTo(204);

        agent.submit(work, "pv-prendre", "prendre", Map.of());
        Page told = ask(citizen, tracking, mark);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text()).contains("En cours d’instruction", "Mis à jour à");
        mark = question(citizen.open(tracking));
        assertThat(ask(citizen, tracking, mark).status()).isEqualTo(204);

        work = agent.open(desk);
        Page written =
                agent.submit(
                        work, "pv-echange", "ecrire", Map.of("pv-message", List.of("Bonjour")));
        assertThat(ask(citizen, tracking, mark).text()).contains("1 message non lu");
        String before = question(written);
        Page waiting = citizen.open(tracking);
        String id = waiting.html().select("[name=pv-echange]").val();
        Page read = citizen.submit(waiting, "pv-lire-" + id, "lire", Map.of());
        assertThat(ask(agent, desk, before).status()).as("it was read").isEqualTo(200);
        assertThat(ask(citizen, tracking, question(read)).status()).isEqualTo(204);

        work = agent.open(desk);
        agent.submit(work, "pv-notes", "noter", Map.of("pv-note", List.of("À rappeler")));
        assertThat(ask(agent, desk, question(work)).status()).as("a note").isEqualTo(200);
        assertThat(ask(citizen, tracking, question(read)).status())
                .as("a note is nothing that citizens see")
                .isEqualTo(204);
        Desk.agent(demo, "admin").open(desk);
        assertThat(ask(agent, desk, question(agent.open(desk))).status()).isEqualTo(204);
        assertThat(agent.open(desk).text()).contains("Maxime Fournier consulte aussi");
    }

    @Test
    @Feature({"TRK-7", "DOC-9", "APT-4"})
    void documentsAndAppointmentsAreChangesToo() throws SQLException {
        var agent = Desk.agent(demo, "agent.etatcivil");
        String onDesk = question(agent.open(desk));
        Page added =
                citizen.upload(
                        citizen.open(tracking + "/pieces/nouvelle"),
                        "pv-piece",
                        "valider",
                        Map.of("pv-type", "mandat"),
                        "pv-fichier",
                        "mandat.jpg",
                        SampleDocuments.jpeg());
        assertThat(ask(agent, desk, onDesk).status()).as("a document").isEqualTo(200);
        String mark = question(added);
        assertThat(ask(citizen, tracking, mark).status()).isEqualTo(204);
        String file = agent.open(desk).html().select("#pieces .pv-tile__link").attr("href");
        agent.bytes(file.replaceFirst("^.*/agents", "/agents"));
        assertThat(ask(citizen, tracking, mark).status()).as("it was opened").isEqualTo(200);
        mark = question(citizen.open(tracking));
        assertThat(ask(citizen, tracking, mark).status()).isEqualTo(204);

        sql(
                "update document_file set state = 'WAITING' where document_id in (select id from"
                        + " document where holder_key = '"
                        + number
                        + "')");
        assertThat(ask(citizen, tracking, mark).status()).as("the scanner").isEqualTo(200);
        sql("update document_file set state = 'CLEAN' where state = 'WAITING'");

        agent.submit(
                agent.open(desk),
                "pv-proposer",
                "proposer",
                Map.of("agenda", List.of("legalisation")));
        assertThat(ask(citizen, tracking, mark).status()).as("an offer").isEqualTo(200);
        onDesk = question(agent.open(desk));
        Page chosen = Filings.chooseSlot(citizen, citizen.open(tracking + "/rendez-vous"));
        assertThat(ask(agent, desk, onDesk).status()).as("a slot").isEqualTo(200);
        mark = question(chosen);
        assertThat(ask(citizen, tracking, mark).status()).isEqualTo(204);
        onDesk = question(agent.open(desk));
        assertThat(ask(agent, desk, onDesk).status()).isEqualTo(204);
        sql("update appointment set version = version + 1 where holder = 'request:" + number + "'");
        assertThat(ask(citizen, tracking, mark).status()).as("who came is noted").isEqualTo(200);
        assertThat(ask(agent, desk, onDesk).status()).isEqualTo(200);
    }

    @Test
    @Feature({"TRK-7", "ACC-16"})
    void onlyItsOwnersMayAsk() {
        assertThat(ask(Desk.agent(demo, "agent.enfance"), desk, "").status()).isEqualTo(404);
        assertThat(ask(citizen, desk, "").status()).isNotEqualTo(200);
        assertThat(
                        ask(Spaces.citizen(demo, "durand"), "/mon-espace/demandes/" + number, "")
                                .status())
                .isEqualTo(404);
        assertThat(ask(citizen, "/suivi/" + "x".repeat(32), "").status()).isEqualTo(404);
    }

    @Test
    @Feature({"TRK-7", "ACC-9"})
    void aPageThatWasLeftOpenDoesNotKeepASessionAlive()
            throws SQLException, IOException, InterruptedException {
        String name = "v" + UUID.randomUUID().toString().substring(0, 8);
        Visitor owner = Spaces.newCitizen(demo, name);
        Page confirmation =
                Filings.submit(
                        owner,
                        Filings.upToReview(
                                owner, "acte-de-naissance", Map.of(), FilingIT.birthAnswers()));
        String page = "/mon-espace/demandes/" + Desk.number(confirmation);
        String cookie = session(name);
        sql(
                "update sign_in_session set seen_at = now() - interval '20 minutes' where account_id = "
                        + "(select id from account where user_name = '"
                        + name
                        + "')");
        for (String path : List.of("/api/v1/live" + page + "?vu=", page)) {
            var question =
                    HttpRequest.newBuilder(URI.create(demo.portalUrl() + path))
                            .header("Cookie", cookie)
                            .header("X-Parvis-By-Itself", "1")
                            .build();
            assertThat(
                            HttpClient.newHttpClient()
                                    .send(question, HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(200);
        }
        assertThat(idle(name)).as("minutes").isGreaterThan(18);
        owner.open(page);
        assertThat(idle(name)).as("somebody is there").isLessThan(2);
    }

    /** A second session of somebody, as a cookie. */
    private String session(String name) throws IOException, InterruptedException {
        var form =
                HttpRequest.newBuilder(URI.create(demo.portalUrl() + "/connexion"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "identifiant="
                                                + name
                                                + "&motdepasse="
                                                + DemoAccounts.PASSWORD
                                                + "&pv-action=entrer"))
                        .build();
        return HttpClient.newHttpClient()
                .send(form, HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .filter(c -> c.startsWith("pv_session="))
                .map(c -> c.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    /** Minutes since the most recently used session of somebody was used. */
    private double idle(String name) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select extract(epoch from now() - max(seen_at)) / 60 from"
                                        + " sign_in_session where account_id = (select id from"
                                        + " account where user_name = ?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
