package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.CaughtMail;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exchanges over HTTP and without script: rights, double sends, drafts, mails. */
class ExchangesIT {

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";
    private final Visitor citizen = new Visitor(demo.portalUrl());
    private String tracking;
    private String desk;

    @BeforeEach
    void aRequestWaits() {
        Page confirmation = Desk.birthCertificate(citizen, mail);
        tracking = Filings.tracking(confirmation);
        desk = "/agents/demandes/" + Desk.number(confirmation);
    }

    private static Map<String, List<String>> saying(String text) {
        return Map.of("pv-message", List.of(text));
    }

    private List<CaughtMail> messageMails(String to) {
        return demo.mail().messagesTo(to).stream()
                .filter(m -> m.subject().contains("nouveau message"))
                .toList();
    }

    @Test
    @Feature("TRK-4")
    void aMessageGoesThereAndBackAndIsToldByMailWithoutItsWords() {
        Page sent =
                citizen.submit(
                        citizen.open(tracking),
                        "pv-echange",
                        "ecrire",
                        saying("Bonjour,\n\nsecret-42 <b>gras</b>"));
        assertThat(sent.html().select(".pv-talk .is-me").text())
                .contains("Vous", "Message du citoyen vers la mairie", "<b>gras</b>", "Non lu");
        assertThat(sent.html().select(".pv-timeline").text())
                .contains("Message du citoyen vers la mairie")
                .doesNotContain("secret-42");

        var agent = Desk.agent(demo, "agent.etatcivil");
        Page seen = agent.open(desk);
        assertThat(seen.html().select("#pv-pastille").text()).contains("1 message non lu");
        String id = seen.html().select("[name=pv-echange]").val();
        Page read = agent.submit(seen, "pv-lire-" + id, "lire", Map.of());
        assertThat(read.html().select(".pv-talk").text()).contains("secret-42", "Lu le");
        assertThat(read.html().select("#pv-pastille").text()).isEmpty();
        assertThat(citizen.open(tracking).html().select(".pv-talk .is-me").text())
                .contains("Lu le");

        agent.submit(read, "pv-echange", "ecrire", saying("reponse-43, demain à 9 h."));
        await().atMost(Duration.ofSeconds(30)).until(() -> messageMails(mail).size() == 1);
        CaughtMail told = messageMails(mail).get(0);
        assertThat(told.text()).contains("vous a écrit", tracking + "#echanges");
        assertThat(told.text() + told.subject()).doesNotContain("reponse-43", "Camille");
        Page waiting = citizen.open(tracking);
        assertThat(waiting.html().select(".is-them").text())
                .contains("Service État civil", "Voir la suite")
                .doesNotContain("Camille");
        assertThat(waiting.html().select("#pv-pastille").text()).contains("1 message non lu");
        String answer = waiting.html().select("[name=pv-echange]").val();
        Page opened = citizen.submit(waiting, "pv-lire-" + answer, "lire", Map.of());
        assertThat(opened.html().select(".is-them").text()).contains("reponse-43", "Lu le");
        assertThat(opened.html().select("#pv-pastille").text()).isEmpty();
    }

    @Test
    @Feature("TRK-4")
    void theFormSendsOnceAndWhatIsWrongKeepsItsWords() {
        Page page = citizen.open(tracking);
        citizen.submit(page, "pv-echange", "ecrire", saying("Une seule fois"));
        Page again = citizen.submit(page, "pv-echange", "ecrire", saying("Une seule fois"));
        assertThat(again.html().select(".pv-talk > li")).hasSize(1);
        String tooLong = "mot ".repeat(1200);
        Page refused = citizen.submit(again, "pv-echange", "ecrire", saying(tooLong));
        assertThat(refused.html().select(".pv-errors").text()).containsPattern("4.000 caractères");
        assertThat(refused.html().select("#pv-message").val().strip()).isEqualTo(tooLong.strip());
        Page nothing = citizen.submit(again, "pv-echange", "ecrire", saying("  "));
        assertThat(nothing.html().select(".pv-errors a[href='#pv-message']").text())
                .contains("Écrivez votre message");
    }

    private int keep(Visitor who, String path, String text, String sending) {
        return who.post(
                        URI.create(demo.portalUrl() + "/api/v1/exchange-drafts" + path),
                        Map.of("pv-message", List.of(text), "pv-envoi", List.of(sending)))
                .status();
    }

    @Test
    @Feature({"TRK-4", "REQ-3"})
    void whatIsBeingWrittenIsKeptAndComesBackOnlyToItsAuthor() {
        var agent = Desk.agent(demo, "agent.etatcivil");
        String sending = SecretToken.create();
        assertThat(keep(citizen, tracking, "à moitié écrit", sending)).isEqualTo(200);
        assertThat(keep(agent, desk, "réponse en cours", sending)).isEqualTo(200);
        assertThat(citizen.open(tracking).html().select("#pv-message").val())
                .isEqualTo("à moitié écrit");
        assertThat(agent.open(desk).html().select("#pv-message").val())
                .isEqualTo("réponse en cours");
        assertThat(Desk.agent(demo, "admin").open(desk).html().select("#pv-message").val())
                .isEmpty();
        assertThat(keep(Desk.agent(demo, "agent.enfance"), desk, "x", sending)).isEqualTo(404);
        assertThat(keep(citizen, desk, "x", sending)).isNotEqualTo(200);
        assertThat(keep(citizen, "/suivi/" + SecretToken.create(), "x", sending)).isEqualTo(404);

        Page page = citizen.open(tracking);
        Page sent = citizen.submit(page, "pv-echange", "ecrire", Map.of());
        assertThat(sent.html().select(".pv-talk").text()).contains("à moitié écrit");
        assertThat(sent.html().select("#pv-message").val()).isEmpty();
        // a save that was on its way comes after the sending
        keep(citizen, tracking, "à moitié écrit", page.html().select("[name=pv-envoi]").val());
        assertThat(citizen.open(tracking).html().select("#pv-message").val()).isEmpty();
    }

    @Test
    @Feature({"TRK-4", "ACC-16"})
    void aMessageIsOpenedByItsRequestOnly() {
        Page sent =
                citizen.submit(
                        citizen.open(tracking), "pv-echange", "ecrire", saying("à moi seul"));
        String id = sent.html().select(".pv-talk > li").attr("id").replace("echange-", "");
        var stranger = new Visitor(demo.portalUrl());
        Page other = Desk.birthCertificate(stranger, mail);
        URI elsewhere = URI.create(demo.portalUrl() + Filings.tracking(other));
        Map<String, List<String>> opening =
                Map.of("pv-action", List.of("lire"), "pv-echange", List.of(id));
        assertThat(stranger.post(elsewhere, opening).status()).isEqualTo(404);
        assertThat(
                        Desk.agent(demo, "agent.enfance")
                                .post(URI.create(demo.portalUrl() + desk), opening)
                                .status())
                .isEqualTo(404);
        assertThat(citizen.open(tracking).html().select(".pv-talk").text()).contains("Non lu");
    }

    @Test
    @Feature("TRK-4")
    void afterTheArchiveNobodyWrites() {
        Page page = citizen.open(tracking);
        citizen.submit(page, "pv-echange", "ecrire", saying("Avant la fin"));
        citizen.submit(page, "pv-annuler", "confirmer", Map.of());
        Page late = citizen.submit(page, "pv-echange", "ecrire", saying("Après la fin"));
        // the same form: its message is there already; a new one is refused
        Page closed =
                citizen.post(
                        URI.create(demo.portalUrl() + tracking),
                        Map.of(
                                "pv-action", List.of("ecrire"),
                                "pv-message", List.of("Après la fin"),
                                "pv-envoi", List.of(SecretToken.create())));
        assertThat(closed.html().select(".pv-errors").text()).contains("archivée", "Après la fin");
        assertThat(late.html().select(".pv-talk").text())
                .contains("Avant la fin")
                .doesNotContain("Après la fin");
        assertThat(late.html().select("#pv-echange")).isEmpty();
    }

    @Test
    @Feature({"TRK-4", "AGT-1"})
    void theQueueCountsWhatWaitsAndTheAssigneeIsWrittenOnce() throws SQLException {
        var agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(agent.open(desk), "pv-prendre", "prendre", Map.of());
        String number = desk.substring(desk.lastIndexOf('/') + 1);
        for (String text : List.of("Un", "Deux")) {
            citizen.submit(citizen.open(tracking), "pv-echange", "ecrire", saying(text));
        }
        Page queue = agent.open("/agents/demandes?vue=messages&q=" + number);
        assertThat(queue.html().select("tbody tr").text()).contains("2 messages non lus");
        assertThat(queue.html().select(".pv-views a[href*=vue=messages] .pv-views__n").text())
                .isNotEqualTo("0");
        assertThat(agent.open("/agents").text()).contains("Messages et pièces à lire");
        String subject = "Demande n° " + number + " : nouveau message du citoyen";
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo("agent.etatcivil@ville.example").stream()
                                        .anyMatch(m -> sameWords(m.subject(), subject)));
        assertThat(demo.mail().messagesTo("agent.etatcivil@ville.example"))
                .filteredOn(m -> sameWords(m.subject(), subject))
                .hasSize(1)
                .allMatch(m -> !m.text().contains("Deux"));
    }

    private static boolean sameWords(String subject, String words) {
        return subject.replace('\u00A0', ' ').contains(words);
    }

    @Test
    @Feature("AGT-2")
    void usualRepliesAreFilledInForTheRequest() {
        Page page = Desk.agent(demo, "agent.etatcivil").open(desk);
        String number = desk.substring(desk.lastIndexOf('/') + 1);
        assertThat(page.html().select("#pv-reponse-type option").eachAttr("data-pv-text"))
                .anyMatch(t -> t.contains("Bonjour Léa Durand") && t.contains(number))
                .noneMatch(t -> t.contains("{"));
    }
}
