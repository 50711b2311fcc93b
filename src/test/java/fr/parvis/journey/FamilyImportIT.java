package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.BillingSoftware;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Files of households and enrolments: a dry run that names each faulty line, an import, an export,
 * and software.
 */
@Feature("FAM-5")
class FamilyImportIT {

    private final Demonstration demo = SharedPortal.get();
    private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final String file = "I-" + mark;

    private String lines() {
        return """
        dossier;type;reference;civilite;nom;prenom;naissance;ecole;niveau;quitte;courriel;telephone;droits;quotient;quotient_debut
        %1$s;foyer;;;;;;;;;;;;512;01/09/2026
        %1$s;adulte;A-%2$s;Mme;Ricard;Nora;;;;;nora.%2$s@example.org;06 11 22 33 44;reserver factures;;
        %1$s;enfant;E-%2$s;;Ricard;Ilan;03/02/2019;École du Parc;CE1;;;;;;
        %1$s;enfant;F-%2$s;;Ricard;Faux;31/02/2019;;;;;;;;
        """
                .formatted(file, mark);
    }

    @Test
    void anAgentSeesWhatWouldHappenBeforeItDoes() throws SQLException {
        Visitor agent = Desk.agent(demo, "agent.enfance");
        Page checked =
                agent.upload(
                        agent.open("/agents/familles/import"),
                        "pv-import",
                        "controler",
                        Map.of(),
                        "fichier",
                        "familles.csv",
                        lines().getBytes(StandardCharsets.UTF_8));
        assertThat(checked.html().select(".pv-figures dd").eachText())
                .as("to create, to change, same, faulty")
                .containsExactly("3", "0", "0", "1");
        assertThat(checked.html().select("#pv-fautes tbody tr").text())
                .contains("5", "Faux Ricard", "n’existe pas");
        assertThat(count("select count(*) from household where file_number = '" + file + "'"))
                .as("a trial writes nothing")
                .isZero();

        Page done = agent.submit(checked, "pv-confirmer", "importer", Map.of());
        assertThat(done.text()).contains("L’import est terminé");
        assertThat(count("select count(*) from child where reference = 'E-" + mark + "'"))
                .isEqualTo(1);
        Page household = agent.open("/agents/familles?q=" + file);
        assertThat(household.text()).contains("Nora Ricard", "Ilan Ricard");

        String export =
                new String(
                        agent.bytes("/agents/familles/export.csv").body(), StandardCharsets.UTF_8);
        String head = export.lines().findFirst().orElseThrow();
        String own =
                head
                        + "\n"
                        + String.join(
                                "\n", export.lines().filter(l -> l.startsWith(file)).toList());
        assertThat(own.lines()).hasSize(4);
        Page again =
                agent.upload(
                        agent.open("/agents/familles/import"),
                        "pv-import",
                        "controler",
                        Map.of(),
                        "fichier",
                        "export.csv",
                        own.getBytes(StandardCharsets.UTF_8));
        assertThat(again.html().select(".pv-figures dd").eachText())
                .as("what is exported is as it is")
                .containsExactly("0", "0", "3", "0");
    }

    @Test
    void softwareBringsAndReadsFamiliesWithItsKey() throws IOException, InterruptedException {
        assertThat(send("Bearer falsch", "", "[]").statusCode()).isEqualTo(401);
        String json =
                "{\"familles\": [{\"dossier\": \"%s\", \"type\": \"enfant\", \"reference\": \"J-%s\", \"nom\": \"Ricard\", \"prenom\": \"Jo\", \"naissance\": \"2019-02-03\"}]}"
                        .formatted(file, mark);
        String key = "Bearer " + BillingSoftware.KEY;
        assertThat(send(key, "?essai=true", json).body()).contains("\"create\":1");
        assertThat(send(key, "", json).body()).contains("\"create\":1");
        assertThat(send(key, "", json).body()).contains("\"same\":1");
        assertThat(send(key, "", "{").statusCode()).isEqualTo(422);
        assertThat(given("familles", key)).contains("J-" + mark, "\"prenom\":\"Jo\"");
    }

    /** Enrolments on the same ways: seen, imported, exported, and brought by software. */
    @Test
    void enrolmentsComeAndGoAsHouseholdsDo() throws Exception {
        String key = "Bearer " + BillingSoftware.KEY;
        send(key, "", "{\"familles\": [" + child("A") + ", " + child("B") + "]}");
        Visitor agent = Desk.agent(demo, "agent.enfance");
        String lines =
                """
                dossier;reference;activite;lieu;du;au
                %1$s;A-%2$s;Restauration scolaire;École Jules-Ferry;;
                %1$s;X-%2$s;restauration-scolaire;jules-ferry;;
                """
                        .formatted(file, mark);
        Page checked =
                agent.upload(
                        agent.open("/agents/familles/inscriptions"),
                        "pv-import",
                        "controler",
                        Map.of(),
                        "fichier",
                        "inscriptions.csv",
                        lines.getBytes(StandardCharsets.UTF_8));
        assertThat(checked.html().select(".pv-figures dd").eachText())
                .as("to enrol, waiting, to change, same, faulty")
                .containsExactly("1", "0", "0", "0", "1");
        assertThat(checked.html().select("#pv-fautes tbody tr").text())
                .contains("3", "X-" + mark, "n’est pas connu dans le dossier " + file);
        assertThat(enrolled()).as("a trial writes nothing").isZero();
        Page done = agent.submit(checked, "pv-confirmer", "importer", Map.of());
        assertThat(done.text()).contains("L’import est terminé");
        assertThat(enrolled()).isEqualTo(1);
        assertThat(
                        agent.open("/agents/familles/import/" + done.path().replaceAll("\\D", ""))
                                .status())
                .as("a file of enrolments is none of households")
                .isEqualTo(404);

        String csv = text(agent, "/agents/familles/inscriptions.csv");
        assertThat(csv).startsWith("\uFEFFdossier;reference;");
        String own = csv.lines().filter(l -> l.startsWith(file)).findFirst().orElseThrow();
        assertThat(own).contains(";restauration-scolaire;jules-ferry;", "Inscription en cours");
        assertThat(
                        sendTo("inscriptions", key, "", csv.lines().findFirst().get() + "\n" + own)
                                .body())
                .as("what is exported is as it is")
                .contains("\"same\":1", "\"create\":0");
        assertThat(text(agent, "/agents/familles/activites.csv"))
                .contains("restauration-scolaire;Restauration scolaire;periscolaire;jules-ferry;");

        assertThat(sendTo("inscriptions", "Bearer falsch", "", "[]").statusCode()).isEqualTo(401);
        String json =
                "{\"inscriptions\": [{\"dossier\": \"%s\", \"reference\": \"B-%s\", \"activite\": \"restauration-scolaire\", \"lieu\": \"jules-ferry\"}]}"
                        .formatted(file, mark);
        assertThat(sendTo("inscriptions", key, "?essai=true", json).body())
                .contains("\"create\":1");
        assertThat(sendTo("inscriptions", key, "", json).body()).contains("\"create\":1");
        assertThat(sendTo("inscriptions", key, "", json).body()).contains("\"same\":1");
        assertThat(given("inscriptions", key))
                .contains("B-" + mark, "\"etat\":\"Inscription en cours\"");
        assertThat(given("activites", key)).contains("\"activite\":\"restauration-scolaire\"");

        Visitor other = Desk.agent(demo, "agent.etatcivil");
        for (String path : new String[] {"inscriptions", "inscriptions.csv", "activites.csv"}) {
            assertThat(other.bytes("/agents/familles/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private String child(String which) {
        return "{\"dossier\": \"%s\", \"type\": \"enfant\", \"reference\": \"%s-%s\", \"nom\": \"Ricard\", \"prenom\": \"%s\", \"naissance\": \"2019-02-03\", \"niveau\": \"CE1\"}"
                .formatted(file, which, mark, which);
    }

    private long enrolled() throws SQLException {
        return count(
                "select count(*) from enrolment e join child c on c.id = e.child_id where c.reference"
                        + " = 'A-"
                        + mark
                        + "'");
    }

    private static String text(Visitor agent, String path) {
        return new String(agent.bytes(path).body(), StandardCharsets.UTF_8);
    }

    private String given(String what, String key) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(demo.portalUrl() + "/api/v1/" + what))
                                .header("Authorization", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> send(String key, String query, String body)
            throws IOException, InterruptedException {
        return sendTo("familles", key, query, body);
    }

    private HttpResponse<String> sendTo(String what, String key, String query, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(demo.portalUrl() + "/api/v1/" + what + query))
                                .header("Authorization", key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private long count(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
