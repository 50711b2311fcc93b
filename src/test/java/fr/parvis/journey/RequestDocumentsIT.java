package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of drafts and requests by visitors without script, in the order of the help page. */
class RequestDocumentsIT {

    private static final String BIRTH = "/demarches/acte-de-naissance";
    private static final String MISSING = "Ajoutez cette pièce";

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";
    private Visitor visitor;

    @BeforeEach
    void newBrowser() {
        visitor = new Visitor(demo.portalUrl());
    }

    /** Answers that call for an identity card. */
    static Map<String, List<String>> withIdentity() {
        var answers = new HashMap<>(FilingIT.birthAnswers());
        answers.put("type_acte", List.of("copie-integrale"));
        answers.put("parent1_nom", List.of("Durand"));
        answers.put("parent1_prenoms", List.of("Paule"));
        return answers;
    }

    private Page step3() {
        Page step2 = visitor.open(BIRTH + "/mes-informations");
        return visitor.submit(step2, "pv-etape", "suite", Filings.applicant(mail));
    }

    private Page joining(Page form, String piece, Map<String, List<String>> typed) {
        return visitor.submitAt(
                URI.create(demo.portalUrl() + form.path() + "?pv-piece=" + piece),
                form,
                "pv-etape",
                "joindre",
                typed);
    }

    private Page send(Page page, String button, String type, String name, byte[] content) {
        return visitor.upload(
                page, "pv-piece", button, Map.of("pv-type", type), "pv-fichier", name, content);
    }

    @Test
    @Feature({"DOC-2", "DOC-1"})
    void anIdentityCardOfTwoFilesIsAddedAsTheHelpPageTellsIt() {
        Page refused = visitor.submit(step3(), "pv-etape", "suite", withIdentity());
        assertThat(refused.path()).endsWith("/ma-demande");
        assertThat(refused.html().select(".pv-errors a[href=#c-piece-piece-identite]").text())
                .contains(MISSING);
        assertThat(refused.html().select("#c-piece-piece-identite .pv-error").text())
                .contains(MISSING);

        Page page = joining(refused, "piece-identite", withIdentity());
        assertThat(page.title()).isEqualTo("Ajout d’une pièce jointe");
        assertThat(page.html().select("#pv-type option[selected]").val())
                .isEqualTo("piece-identite");
        assertThat(page.html().select("label[for=pv-fichier]").text())
                .isEqualTo("Ajouter un fichier");
        assertThat(page.text()).doesNotContain("Dupliquer");

        Page one = send(page, "fichier", "piece-identite", "recto.jpg", SampleDocuments.jpeg());
        assertThat(one.path()).startsWith(BIRTH + "/pieces/");
        assertThat(one.html().select(".pv-tile__name").eachText()).hasSize(1);
        Page form = send(one, "valider", "piece-identite", "verso.jpg", SampleDocuments.jpeg());
        assertThat(form.path()).endsWith("/ma-demande");
        assertThat(form.html().select("#c-piece-piece-identite .pv-tile__name").text())
                .contains("recto.jpg", "verso.jpg");
        assertThat(form.html().select("[name=titulaire_nom]").val())
                .as("what was typed before the button is kept")
                .isEqualTo("Durand");
        String preview = form.html().select("#pieces img").first().absUrl("src");
        assertThat(visitor.open(below(preview)).headers().get("content-type").get(0))
                .startsWith("image/jpeg");

        Page review = visitor.submit(form, "pv-etape", "suite", withIdentity());
        assertThat(review.path()).endsWith("/recapitulatif");
        assertThat(review.html().select(".pv-joined img")).hasSize(2);
        Page tracking = visitor.open(Filings.tracking(Filings.submit(visitor, review)));
        assertThat(tracking.html().select("#pieces .pv-tile__name").text())
                .contains("recto.jpg", "verso.jpg");
        assertThat(tracking.html().select("#pieces-nombre").text()).isEqualTo("1");
        assertThat(tracking.text()).contains("Pas encore consultée par le service");
    }

    private String below(String address) {
        return address.substring(
                address.indexOf("/demarches-en-ligne") < 0
                        ? demo.portalUrl().length()
                        : address.indexOf("/demarches-en-ligne") + "/demarches-en-ligne".length());
    }

    @Test
    @Feature("DOC-2")
    void oneIsChangedAndTakenAwayAndBeginningWithoutEndLeavesNothing() {
        Page form = step3();
        Page page = joining(form, "piece-identite", withIdentity());
        Page begun = send(page, "fichier", "piece-identite", "recto.jpg", SampleDocuments.jpeg());
        assertThat(visitor.open(BIRTH + "/ma-demande").html().select(".pv-tile")).isEmpty();
        Page cancelled = visitor.submit(begun, "pv-piece", "annuler", Map.of());
        assertThat(cancelled.path()).endsWith("/ma-demande");
        assertThat(visitor.open(begun.path()).status()).isEqualTo(404);

        Page joined = SampleDocuments.join(visitor, "acte-de-naissance", "piece-identite");
        String document = document(joined);
        Page changed = visitor.open(BIRTH + "/pieces/" + document);
        assertThat(changed.title()).isEqualTo("Modifier une pièce jointe");
        Page two = send(changed, "fichier", "piece-identite", "verso.jpg", SampleDocuments.jpeg());
        String file = two.html().select("button[value^=retirer-]").get(0).val();
        Page one = visitor.submit(two, "pv-piece", file, Map.of("pv-type", List.of("mandat")));
        assertThat(one.html().select(".pv-tile__name").text()).contains("verso.jpg");
        Page last =
                visitor.submit(
                        one,
                        "pv-piece",
                        one.html().select("button[value^=retirer-]").get(0).val(),
                        Map.of("pv-type", List.of("piece-identite")));
        assertThat(last.html().select(".pv-errors").text()).contains("au moins un fichier");

        Page asked = joining(visitor.open(BIRTH + "/ma-demande"), document + "!", withIdentity());
        assertThat(asked.title()).isEqualTo("Supprimer une pièce jointe");
        Page gone = visitor.submit(asked, "pv-piece", "supprimer", Map.of());
        assertThat(gone.html().select(".pv-tile")).isEmpty();
        assertThat(visitor.open(BIRTH + "/pieces/" + document).status()).isEqualTo(404);
    }

    private static String document(Page page) {
        String address =
                page.html()
                        .select("[data-pv-joining-open$='supprimer=1']")
                        .get(0)
                        .attr("data-pv-joining-open");
        return address.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    @Test
    @Feature("DOC-2")
    void whatIsWrongIsSaidAndTheFileStays() {
        Page page = joining(step3(), "piece-identite", withIdentity());
        Page empty = visitor.submit(page, "pv-piece", "valider", Map.of());
        assertThat(empty.html().select(".pv-errors").text()).contains("au moins un fichier");
        Page untyped = send(page, "valider", "", "recto.jpg", SampleDocuments.jpeg());
        assertThat(untyped.html().select(".pv-errors").text()).contains("Choisissez le type");
        assertThat(untyped.html().select(".pv-tile__name").text()).contains("recto.jpg");
        Page form =
                visitor.submit(
                        untyped,
                        "pv-piece",
                        "valider",
                        Map.of("pv-type", List.of("piece-identite")));
        assertThat(form.path()).endsWith("/ma-demande");

        Page full = joining(form, "piece-identite", withIdentity());
        for (int i = 1; i <= 4; i++) {
            full = send(full, "fichier", "piece-identite", i + ".jpg", SampleDocuments.jpeg());
        }
        assertThat(full.html().select("[data-pv-files]").hasAttr("hidden")).isTrue();
        Page fifth = send(full, "fichier", "piece-identite", "5.jpg", SampleDocuments.jpeg());
        assertThat(fifth.html().select(".pv-errors").text()).contains("4");
        assertThat(fifth.html().select(".pv-tile")).hasSize(4);
    }

    @Test
    @Feature({"TRK-5", "TRK-3", "DOC-9", "AGT-2"})
    void oneIsAddedLaterAndItsReadersAreToldUntilThenItMayGo() {
        Page confirmation = Desk.birthCertificate(visitor, mail);
        String tracking = Filings.tracking(confirmation);
        Page later = SampleDocuments.joinAt(visitor, tracking + "/pieces", "livret-famille");
        assertThat(later.path()).isEqualTo(tracking);
        assertThat(later.html().select("#historique").text())
                .contains("Pièce jointe ajoutée", "Livret de famille");
        String document = document(later);

        String desk = "/agents/demandes/" + Desk.number(confirmation);
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        Page seen = agent.open(desk);
        assertThat(seen.html().select("#pieces").text()).contains("Livret de famille", "l’usager");
        assertThat(visitor.open(tracking).text()).contains("Pas encore consultée");
        String file = seen.html().select("#pieces .pv-tile__link").get(0).attr("href");
        assertThat(agent.open(below(file)).status()).isEqualTo(200);
        Page told = visitor.open(tracking);
        assertThat(told.html().select("#pieces").text())
                .contains("Consultée le", "Service État civil")
                .doesNotContain("Petit", "Supprimer");
        assertThat(visitor.open(tracking + "/pieces/" + document).status()).isEqualTo(404);
    }

    @Test
    @Feature({"TRK-5", "TRK-2"})
    void aDocumentAnswersAComplement() {
        Page confirmation = Desk.birthCertificate(visitor, mail);
        String tracking = Filings.tracking(confirmation);
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(
                agent.open("/agents/demandes/" + Desk.number(confirmation)),
                "pv-complement",
                "demander",
                Map.of("pv-question", List.of("Votre livret de famille ?")));
        Page waiting = visitor.open(tracking);
        Page empty = visitor.submit(waiting, "pv-complement", "repondre", Map.of());
        assertThat(empty.html().select(".pv-errors").text()).contains("Écrivez votre réponse");
        Page added = SampleDocuments.joinAt(visitor, tracking + "/pieces", "livret-famille");
        Page answered = visitor.submit(added, "pv-complement", "repondre", Map.of());
        assertThat(answered.text()).contains("En cours d’instruction");
    }

    @Test
    @Feature({"TRK-5", "AGT-2"})
    void theServiceJoinsOneAlsoAfterItsDecisionAndTheCitizenIsWritten() {
        Page confirmation = Desk.birthCertificate(visitor, mail);
        String tracking = Filings.tracking(confirmation);
        String desk = "/agents/demandes/" + Desk.number(confirmation);
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(
                agent.open(desk),
                "pv-decision",
                "decider",
                Map.of("pv-issue", List.of("envoye"), "pv-motif", List.of("Le voici.")));
        assertThat(visitor.open(tracking).html().select("#pieces-ajouter")).isEmpty();
        Page closed = SampleDocuments.joinAt(visitor, tracking + "/pieces", "livret-famille");
        assertThat(closed.html().select(".pv-errors").text()).contains("n’est plus en cours");

        Page joined = SampleDocuments.joinAt(agent, desk + "/pieces", "livret-famille");
        assertThat(joined.html().select("#pieces").text())
                .contains("Service État civil", "Pas encore consultée par l’usager");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.subject().contains("nouveau document")));
        Page received = visitor.open(tracking);
        assertThat(received.html().select("#pieces").text())
                .contains("Livret de famille", "Service État civil")
                .doesNotContain("Camille");
        String file = received.html().select("#pieces .pv-tile__link").get(0).attr("href");
        assertThat(visitor.open(below(file)).status()).isEqualTo(200);
        assertThat(agent.open(desk).html().select("#pieces").text())
                .contains("Consultée par l’usager le")
                .doesNotContain("Supprimer");
    }

    @Test
    @Feature({"DOC-2", "DOC-3", "TRK-3"})
    void aSpaceGetsACopyAndGivesOthers() throws Exception {
        String name = "pieces-" + UUID.randomUUID();
        visitor = Spaces.newCitizen(demo, name);
        Page page = joining(step3(), "piece-identite", withIdentity());
        assertThat(page.text()).contains("Dupliquer cette pièce dans mon espace de stockage");
        Page form =
                visitor.upload(
                        page,
                        "pv-piece",
                        "valider",
                        Map.of(
                                "pv-type", "piece-identite",
                                "pv-dupliquer", "1"),
                        "pv-fichier",
                        "carte.jpg",
                        SampleDocuments.jpeg());
        assertThat(form.path()).endsWith("/ma-demande");
        assertThat(visitor.open(BIRTH).html().select(".pv-doc").get(0).text())
                .contains("Déjà dans mon espace");
        Page stored = joining(form, "espace", withIdentity());
        assertThat(stored.title()).isEqualTo("Ajouter depuis mon espace de stockage");
        Page none = visitor.submit(stored, "pv-espace", "valider", Map.of());
        assertThat(none.html().select(".pv-errors").text()).contains("Cochez au moins une pièce");
        String id = stored.html().select("[name=pv-piece]").val();
        Page twice =
                visitor.submit(stored, "pv-espace", "valider", Map.of("pv-piece", List.of(id)));
        assertThat(twice.html().select("#c-piece-piece-identite .pv-joined__doc")).hasSize(2);

        Page review = visitor.submit(twice, "pv-etape", "suite", withIdentity());
        Page confirmation = Filings.submit(visitor, review);
        String request = Filings.tracking(confirmation);
        Page tracking = visitor.open(request);
        assertThat(tracking.html().select("#pieces-nombre").text()).isEqualTo("2");
        Page asked = visitor.open(request + "/pieces/" + document(tracking) + "?copier=1");
        assertThat(asked.title()).isEqualTo("Copier dans mon espace de stockage");
        visitor.submit(asked, "pv-piece", "copier", Map.of());
        assertThat(visitor.open(request + "/pieces/espace").html().select("[name=pv-piece]"))
                .hasSize(2);
        Page later =
                visitor.submit(
                        visitor.open(request + "/pieces/espace"),
                        "pv-espace",
                        "valider",
                        Map.of("pv-piece", List.of(id)));
        assertThat(later.html().select("#pieces-nombre").text()).isEqualTo("3");
        assertThat(later.html().select("#historique").text()).contains("Pièce jointe ajoutée");
    }

    @Test
    @Feature({"DOC-2", "REQ-3"})
    void theDraftsDocumentsGoIntoTheSpaceWithItAndEndWithIt() throws Exception {
        step3();
        SampleDocuments.join(visitor, "acte-de-naissance", "piece-identite");
        String name = "pieces-" + UUID.randomUUID();
        Spaces.newCitizen(demo, name);
        Spaces.signIn(visitor, name, fr.parvis.demo.DemoAccounts.PASSWORD);
        Page form = visitor.open(BIRTH + "/ma-demande");
        assertThat(form.html().select("#c-piece-piece-identite .pv-tile")).hasSize(1);
        String document = document(form);
        visitor.submit(visitor.open(BIRTH + "/annulation"), "pv-annulation", "oui", Map.of());
        assertThat(count("select count(*) from document where id = '" + document + "'")).isZero();
    }

    private int count(String statement) throws Exception {
        try (var connection = demo.database().dataSource().getConnection();
                var result = connection.createStatement().executeQuery(statement)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    @Feature({"DOC-4", "SEC-1"})
    void whatIsSomebodyElsesIsNotFound() throws Exception {
        Page form = step3();
        joining(form, "piece-identite", withIdentity());
        Page joined = SampleDocuments.join(visitor, "acte-de-naissance", "piece-identite");
        String document = document(joined);
        String ofDraft = below(joined.html().select(".pv-tile__link").get(0).absUrl("href"));
        Page review = visitor.submit(joined, "pv-etape", "suite", withIdentity());
        assertThat(visitor.open(ofDraft).status()).isEqualTo(200);

        var other = new Visitor(demo.portalUrl());
        Page otherForm =
                other.submit(
                        other.open(BIRTH + "/mes-informations"),
                        "pv-etape",
                        "suite",
                        Filings.applicant("autre@example.fr"));
        assertThat(otherForm.path()).endsWith("/ma-demande");
        for (String address :
                List.of(
                        ofDraft,
                        ofDraft.replace("vue=fichier", "vue=apercu"),
                        BIRTH + "/pieces/" + document,
                        BIRTH + "/pieces/" + document + "?supprimer=1",
                        BIRTH + "/pieces/" + document + "?copier=1",
                        BIRTH + "/pieces/espace",
                        BIRTH + "/pieces/nimporte",
                        BIRTH + "/pieces/" + UUID.randomUUID() + "/" + UUID.randomUUID())) {
            assertThat(other.open(address).status()).as(address).isEqualTo(404);
        }
        Page otherNew = other.open(BIRTH + "/pieces/nouvelle");
        for (String action : List.of("valider", "supprimer", "copier", "annuler")) {
            assertThat(
                            other.post(
                                            URI.create(
                                                    demo.portalUrl()
                                                            + BIRTH
                                                            + "/pieces/"
                                                            + document),
                                            Map.of(
                                                    "pv-action", List.of(action),
                                                    "pv-type", List.of("piece-identite")))
                                    .status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(otherNew.status()).isEqualTo(200);
        assertThat(new Visitor(demo.portalUrl()).open(ofDraft).status()).isEqualTo(404);

        String tracking = Filings.tracking(Filings.submit(visitor, review));
        Page tracked = visitor.open(tracking);
        assertThat(visitor.open(ofDraft).status()).as("it left the draft").isEqualTo(404);
        String file = below(tracked.html().select("#pieces .pv-tile__link").get(0).absUrl("href"));
        String otherTracking = Filings.tracking(Desk.birthCertificate(other, "z@example.fr"));
        String part = "/pieces/" + document;
        for (String address :
                List.of(
                        file.replace(tracking, otherTracking),
                        otherTracking + part,
                        otherTracking + "/pieces/espace",
                        tracking + "x" + part)) {
            assertThat(other.open(address).status()).as(address).isEqualTo(404);
        }
        String number = tracked.html().select("h1").text();
        String desk =
                "/agents/demandes/"
                        + count(
                                "select max(request_number) from tracking_link"
                                        + " where token = '"
                                        + tracking.replace("/suivi/", "")
                                        + "'");
        assertThat(number).isNotEmpty();
        Visitor enfance = Desk.agent(demo, "agent.enfance");
        Visitor citizen = Spaces.newCitizen(demo, "pieces-" + UUID.randomUUID());
        for (String address :
                List.of(
                        desk + "/pieces/nouvelle",
                        desk + part,
                        desk + file.substring(tracking.length()))) {
            assertThat(enfance.open(address).status()).as(address).isEqualTo(404);
            assertThat(citizen.open(address).status()).as(address).isEqualTo(404);
            assertThat(citizen.open(address.replace("/agents/", "/mon-espace/")).status())
                    .as(address)
                    .isEqualTo(404);
            assertThat(visitor.open(address).path()).isEqualTo("/connexion");
        }
        assertThat(java.nio.file.Files.readString(demo.portal().log()))
                .as("the security log")
                .contains("not found: document of", "not found: draft of acte-de-naissance");
    }
}
