package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.CaughtMail;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * E-billing without script: two adults of one household, a foreign one, and the régie's printer.
 */
class EBillingIT {

    private static final String LIST = "/mon-espace/factures/adhesion";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Demonstration demo = SharedPortal.get();

    private static Page choose(Bills family, String answer) {
        Page last =
                family.citizen.submit(
                        family.citizen.open(LIST + "/" + family.file),
                        "pv-adhesion",
                        "suite",
                        Map.of("reponse", List.of(answer)));
        assertThat(last.path()).isEqualTo(LIST + "/" + family.file + "/recapitulatif");
        return family.citizen.submit(last, "pv-valider", "valider", Map.of());
    }

    private List<String> subjects(String mail) {
        return demo.mail().messagesTo(mail).stream().map(CaughtMail::subject).toList();
    }

    @Test
    @Feature("BIL-7")
    void oneAdultChoosesBothAreToldAndEachNewInvoiceIsAnnouncedOnce() throws Exception {
        var family = new Bills(demo);
        var other = new Bills(demo);
        DemoInvoices.link(demo.database(), family.file, other.user);

        Page done = choose(family, "oui");
        assertThat(done.path()).isEqualTo(LIST);
        assertThat(done.text()).contains("Adhérent", "Zoé Lefèvre", family.mail);
        assertThat(other.citizen.open(LIST).text()).contains("Adhérent", "Non adhérent");
        await().atMost(SOON).until(() -> !subjects(other.mail).isEmpty());
        assertThat(subjects(family.mail)).hasSize(1);
        choose(family, "oui");

        String number = family.issue("73,80", false);
        await().atMost(SOON).until(() -> subjects(family.mail).size() == 2);
        assertThat(subjects(family.mail).get(0)).contains(number, "73,80");
        await().atMost(SOON).until(() -> subjects(other.mail).size() == 2);

        // the other one changes it, and nothing is announced any more
        other.citizen.submit(
                other.citizen.submit(
                        other.citizen.open(LIST + "/" + family.file),
                        "pv-adhesion",
                        "suite",
                        Map.of("reponse", List.of("non"))),
                "pv-valider",
                "valider",
                Map.of());
        String paper = family.issue("12,00", false);
        await().atMost(SOON).until(() -> subjects(family.mail).size() == 3);
        assertThat(subjects(family.mail).get(0)).contains("Fin de l’adhésion");
        assertThat(paper).isNotEqualTo(number);
    }

    @Test
    @Feature("BIL-7")
    void whatIsNotAnsweredOrNotTheirsIsNotChosen() throws SQLException {
        var family = new Bills(demo);
        var stranger = new Bills(demo);
        Page first = family.citizen.open(LIST + "/" + family.file);
        Page again = family.citizen.submit(first, "pv-adhesion", "suite", Map.of());
        assertThat(again.text()).contains("Choisissez « Oui » ou « Non ».");
        assertThat(again.html().select("[aria-invalid=true]")).hasSize(2);
        assertThat(family.citizen.open(LIST + "/" + family.file + "/recapitulatif").path())
                .isEqualTo(LIST + "/" + family.file);
        assertThat(
                        family.citizen
                                .open(LIST + "/" + family.file + "/recapitulatif?reponse=peut")
                                .path())
                .isEqualTo(LIST + "/" + family.file);
        for (String step : List.of("", "/recapitulatif?reponse=oui")) {
            assertThat(stranger.citizen.open(LIST + "/" + family.file + step).status())
                    .isEqualTo(404);
        }
        assertThat(new Visitor(demo.portalUrl()).open(LIST).path()).isEqualTo("/connexion");
    }

    @Test
    @Feature({"BIL-7", "BIL-8"})
    void theRegiePrintsWhatIsOnPaper() throws SQLException {
        var family = new Bills(demo);
        family.issue("12,00", false);
        Visitor regie = Desk.agent(demo, "regie");
        Page waiting = regie.open("/agents/factures/papier");
        Page taken = regie.submit(waiting, "pv-papier", "preparer", Map.of());
        assertThat(taken.path()).isEqualTo("/agents/factures/papier");
        String csv =
                taken.html()
                        .select("main a[href*=.csv]")
                        .first()
                        .attr("href")
                        .replaceFirst(".*/agents", "/agents");
        String pdf =
                taken.html()
                        .select("main a[href*=.pdf]")
                        .first()
                        .attr("href")
                        .replaceFirst(".*/agents", "/agents");
        assertThat(new String(regie.bytes(csv).body(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF")
                .hasLineCount(
                        1
                                + Integer.parseInt(
                                        taken.html()
                                                .select(".pv-item h3")
                                                .first()
                                                .text()
                                                .replaceFirst(".*: ", "")));
        var printed = regie.bytes(pdf);
        assertThat(printed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new String(printed.body(), 0, 5, StandardCharsets.UTF_8)).isEqualTo("%PDF-");
        for (String address : List.of(csv, pdf)) {
            assertThat(Desk.agent(demo, "admin").bytes(address).statusCode()).isEqualTo(404);
        }
        assertThat(regie.bytes("/agents/factures/papier/lot/999999.pdf").statusCode())
                .isEqualTo(404);
    }
}
