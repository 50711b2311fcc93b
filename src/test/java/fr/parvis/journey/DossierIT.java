package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside the decision: a colleague's work, neighbours in the queue, the whole file. */
class DossierIT {

    private final Demonstration demo = SharedPortal.get();
    private final Visitor citizen = new Visitor(demo.portalUrl());
    private String tracking;
    private String number;
    private String desk;

    @BeforeEach
    void aRequestWaits() {
        Page confirmation = Desk.birthCertificate(citizen, "dossier@example.fr");
        tracking = Filings.tracking(confirmation);
        number = Desk.number(confirmation);
        desk = "/agents/demandes/" + number;
    }

    @Test
    @Feature("AGT-2")
    void theWorkIsGivenToAColleagueOfTheServiceOnly() {
        var admin = Desk.agent(demo, "admin");
        Page page = admin.open(desk);
        assertThat(page.html().select("#pv-agent option").eachText())
                .contains("Camille Petit")
                .doesNotContain("Dominique Roux");
        String camille = page.html().select("#pv-agent option:contains(Camille)").val();
        Page stranger =
                admin.submit(page, "pv-confier", "confier", Map.of("pv-agent", List.of("999999")));
        assertThat(stranger.html().select(".pv-errors").text())
                .contains("Choisissez une personne du service");
        Page given =
                admin.submit(page, "pv-confier", "confier", Map.of("pv-agent", List.of(camille)));
        assertThat(given.html().select(".pv-timeline").text())
                .contains("Demande attribuée à un agent", "Maxime Fournier", "Camille Petit");
        assertThat(admin.open("/agents/demandes?q=" + number).text()).contains("Camille Petit");
        Page stale =
                admin.submit(page, "pv-confier", "confier", Map.of("pv-agent", List.of(camille)));
        assertThat(stale.html().select(".pv-errors").text()).contains("a changé");
    }

    @Test
    @Feature("AGT-2")
    void neighboursFollowTheQueueThatTheAgentCameFrom() {
        String next =
                Desk.number(
                        Desk.birthCertificate(new Visitor(demo.portalUrl()), "dossier@example.fr"));
        var agent = Desk.agent(demo, "agent.etatcivil");
        Page page = agent.open(desk + "?vue=todo&tri=oldest&demarche=&q=");
        assertThat(page.html().select("[rel=next]").attr("href"))
                .contains("/" + next + "?vue=todo&tri=oldest");
        Page back = agent.open(desk.replace(number, next) + "?vue=todo&tri=newest&demarche=&q=");
        assertThat(back.html().select("[rel=next]").attr("href")).contains("/" + number + "?");
        Page taken = agent.submit(back, "pv-prendre", "prendre", Map.of());
        assertThat(taken.address().getQuery()).as("after a change, too").contains("tri=newest");
        assertThat(taken.html().select(".pv-back").attr("href")).contains("tri=newest");
    }

    @Test
    @Feature({"AGT-1", "TRK-5"})
    void theServiceIsToldOnceOfWhatTheCitizenAddsLater() throws IOException {
        var agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(agent.open(desk), "pv-prendre", "prendre", Map.of());
        String queue = "/agents/demandes?q=" + number;
        assertThat(agent.open(queue).text()).doesNotContain("nouvelle pièce jointe");
        add("recto.jpg");
        add("verso.jpg");
        assertThat(agent.open(queue + "&vue=messages").html().select("tbody tr").text())
                .contains("nouvelle pièce jointe");
        await().atMost(Duration.ofSeconds(30)).until(() -> told() == 1);

        String paper = text(agent.bytes("/agents/demandes/dossier?numero=" + number).body());
        assertThat(paper).contains("Pièces jointes", "Mandat", "recto.jpg", "verso.jpg");
        agent.open(desk);
        assertThat(agent.open(queue).text()).doesNotContain("nouvelle pièce jointe");
        add("encore.jpg");
        await().atMost(Duration.ofSeconds(30)).until(() -> told() == 2);
        assertThat(told()).as("one mail until somebody looked").isEqualTo(2);
    }

    private void add(String file) {
        citizen.upload(
                citizen.open(tracking + "/pieces/nouvelle"),
                "pv-piece",
                "valider",
                Map.of("pv-type", "mandat"),
                "pv-fichier",
                file,
                SampleDocuments.jpeg());
    }

    private long told() {
        return demo.mail().messagesTo("agent.etatcivil@ville.example").stream()
                .filter(m -> m.subject().replace('\u00A0', ' ').contains(number))
                .filter(m -> m.subject().contains("nouvelle pièce jointe"))
                .count();
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    @Feature({"AGT-2", "ACC-16"})
    void theWholeFileIsForItsServiceOnly() {
        String file = "/agents/demandes/dossier?numero=" + number;
        Page pdf = Desk.agent(demo, "agent.etatcivil").open(file);
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.headers().get("content-type").get(0)).startsWith("application/pdf");
        assertThat(pdf.headers().get("content-disposition").get(0))
                .contains("demande-" + number + ".pdf");
        assertThat(Desk.agent(demo, "agent.enfance").open(file).status()).isEqualTo(404);
        assertThat(new Visitor(demo.portalUrl()).open(file).path()).isEqualTo("/connexion");
        assertThat(
                        Desk.agent(demo, "agent.etatcivil")
                                .open("/agents/demandes/dossier?numero=x")
                                .status())
                .isEqualTo(404);
    }
}
