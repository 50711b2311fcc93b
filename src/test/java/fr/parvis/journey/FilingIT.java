package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.CaughtMail;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filing over HTTP without script, on the real server, database and mail server. */
class FilingIT {

    private static final String BIRTH = "acte-de-naissance";

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";
    private Visitor visitor;

    @BeforeEach
    void newBrowser() {
        visitor = new Visitor(demo.portalUrl());
    }

    private static Map<String, List<String>> report() {
        return Map.of();
    }

    @Test
    @Feature({"REQ-2", "REQ-4", "REL-2"})
    void theAcknowledgementSaysWhatTheLawAsks() {
        Page confirmation = fileBirthCertificate();
        String number = number(confirmation);
        assertThat(confirmation.title()).isEqualTo("Nous avons bien enregistré votre demande");
        assertThat(confirmation.text()).contains("DEMANDE N° " + number, "Déposée");

        CaughtMail received = onlyMail();
        assertThat(received.subject())
                .isEqualTo(
                        "[Valmont-sur-Oise] Demande n° "
                                + number
                                + " : accusé de réception".replace(" :", "\u00A0:"));
        assertThat(received.text())
                .contains(
                        "Reçue le",
                        "Service État civil",
                        "01 99 00 95 08",
                        "votre demande est rejetée",
                        "deux mois pour contester",
                        "Tribunal administratif",
                        demo.portalUrl() + Filings.tracking(confirmation))
                // the answers stay in the portal
                .doesNotContain("Pontoise (95)");
        assertThat(received.html()).contains(demo.portalUrl() + Filings.tracking(confirmation));
    }

    private Page fileBirthCertificate() {
        return Filings.submit(
                visitor,
                Filings.upToReview(visitor, BIRTH, Filings.applicant(mail), birthAnswers()));
    }

    static Map<String, List<String>> birthAnswers() {
        var answers = new HashMap<String, List<String>>();
        answers.put("type_acte", List.of("extrait-sans-filiation"));
        answers.put("nombre", List.of("1"));
        answers.put("qualite", List.of("personne-concernee"));
        answers.put("titulaire_nom", List.of("Durand"));
        answers.put("titulaire_prenoms", List.of("Léa"));
        answers.put("titulaire_date_naissance.jour", List.of("12"));
        answers.put("titulaire_date_naissance.mois", List.of("4"));
        answers.put("titulaire_date_naissance.annee", List.of("1990"));
        answers.put("titulaire_commune", List.of("Pontoise"));
        answers.put("remise", List.of("guichet"));
        answers.put("attestation_honneur", List.of("oui"));
        return answers;
    }

    @Test
    @Feature("REQ-3")
    void validatedTwiceItIsOneRequest() throws Exception {
        Page review = Filings.upToReview(visitor, BIRTH, Filings.applicant(mail), birthAnswers());
        List<Page> answers =
                atOnce(
                        List.of(
                                () -> Filings.submit(visitor, review),
                                () -> Filings.submit(visitor, review)));
        assertThat(answers).extracting(Page::path).containsOnly(answers.get(0).path());
        assertThat(answers.get(0).path()).endsWith("/confirmation");
        Page later = Filings.submit(visitor, review);
        assertThat(later.path()).isEqualTo(answers.get(0).path());
        onlyMail();
    }

    @Test
    @Feature("PRO-3")
    void fiftyVisitorsGetTheLastTenPlaces() throws Exception {
        freeAllPlaces();
        List<Callable<Page>> race = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var racer = new Visitor(demo.portalUrl());
            String address = i + "-" + mail;
            Page review =
                    Filings.upToReview(
                            racer, "atelier-compostage", Filings.named(address), Filings.WORKSHOP);
            race.add(() -> Filings.submit(racer, review));
        }
        List<Page> answers = atOnce(race);
        assertThat(answers).filteredOn(p -> p.path().endsWith("/confirmation")).hasSize(10);
        assertThat(answers)
                .filteredOn(p -> p.path().endsWith("/recapitulatif"))
                .hasSize(40)
                .allSatisfy(
                        p ->
                                assertThat(p.html().select(".pv-errors").text())
                                        .contains("Les dix places de l’atelier sont prises"));
        assertThat(usedPlaces()).isEqualTo(10);

        Page closed = new Visitor(demo.portalUrl()).open("/demarches/atelier-compostage?neuf");
        assertThat(closed.text()).contains("Les dix places de l’atelier sont prises");
        assertThat(closed.text()).doesNotContain("Commencer");

        // a cancelled request frees its place
        Page won =
                answers.stream()
                        .filter(p -> p.path().endsWith("/confirmation"))
                        .findFirst()
                        .orElseThrow();
        Page cancelling = visitor.open(Filings.tracking(won) + "/annulation");
        Page cancelled = visitor.submit(cancelling, "pv-annuler", "confirmer", Map.of());
        assertThat(cancelled.text()).contains("Annulée", "Archivée");
        assertThat(usedPlaces()).isEqualTo(9);
        Page twice = visitor.submit(cancelling, "pv-annuler", "confirmer", Map.of());
        assertThat(twice.text()).contains("Cette action n’est plus possible");
        assertThat(usedPlaces()).isEqualTo(9);
        freeAllPlaces();
    }

    @Test
    @Feature("REL-2")
    void withoutAMailServerNothingIsLostAndNothingComesTwice() throws Exception {
        demo.mail().stopSmtp();
        Page confirmation;
        try {
            confirmation = fileBirthCertificate();
            assertThat(confirmation.path()).endsWith("/confirmation");
            await().atMost(Duration.ofSeconds(60)).until(() -> attempts() > 0);
        } finally {
            demo.mail().startSmtp();
        }
        onlyMail();
        await().during(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(20))
                .until(() -> demo.mail().messagesTo(mail).size() == 1);
    }

    private int attempts() throws Exception {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select attempts from outbox_message where recipient = ?")) {
            query.setString(1, mail);
            var found = query.executeQuery();
            return found.next() ? found.getInt(1) : 0;
        }
    }

    @Test
    @Feature("REQ-3")
    void killedInTheMiddleOfAFormThePortalComesBackWithTheDraft() {
        Page step2 = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        Page step3 = visitor.submit(step2, "pv-etape", "suite", Filings.applicant(mail));
        // the script saves half a form while somebody types
        Page saved =
                visitor.post(
                        URI.create(demo.portalUrl() + "/api/v1/drafts/" + BIRTH + "/ma-demande"),
                        Map.of("titulaire_nom", List.of("Ÿsœur d’Août"), "nombre", List.of("abc")));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(step3.path()).endsWith("/ma-demande");

        demo.portal().kill();
        demo.portal().start();
        demo.portal().awaitReady(Duration.ofMinutes(3));

        Page again = visitor.open("/demarches/" + BIRTH + "/ma-demande");
        assertThat(again.path()).endsWith("/ma-demande");
        assertThat(again.html().select("[name=titulaire_nom]").val()).isEqualTo("Ÿsœur d’Août");
        assertThat(again.html().select("[name=nombre]").val()).isEqualTo("abc");
        Page presentation = visitor.open("/demarches/" + BIRTH);
        assertThat(presentation.html().select("a:contains(Reprendre)").attr("href"))
                .endsWith("/ma-demande");
        // somebody else's browser sees nothing of it
        Page other = new Visitor(demo.portalUrl()).open("/demarches/" + BIRTH);
        assertThat(other.text()).doesNotContain("Reprendre");
    }

    @Test
    @Feature({"REQ-1", "PRO-4"})
    void badInputIsNamedBesideItsFieldAndTheRestIsKept() {
        Page step2 = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        var typed = new HashMap<>(Filings.applicant(mail));
        typed.put("civilite", List.of("majesté"));
        typed.put("nom", List.of("x".repeat(300)));
        typed.put("role_secret", List.of("admin"));
        Page refused = visitor.submit(step2, "pv-etape", "suite", typed);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.path()).endsWith("/mes-informations");
        assertThat(refused.html().title()).startsWith("Erreur");
        assertThat(refused.html().select(".pv-errors").text())
                .contains("role_secret", "Civilité", "300 caractères");
        assertThat(refused.html().select(".pv-errors a[href='#c-nom']")).hasSize(1);
        assertThat(refused.html().select("#c-nom-erreur").text()).contains("Le maximum est 200");
        assertThat(refused.html().select("[name=prenoms]").val()).isEqualTo("Léa");
    }

    @Test
    @Feature("REQ-1")
    void aForgedStepLeadsBackToTheFirstUnfinishedOne() {
        assertThat(visitor.open("/demarches/" + BIRTH + "/recapitulatif").path())
                .endsWith("/mes-informations");
        assertThat(visitor.open("/demarches/" + BIRTH + "/ma-demande").path())
                .endsWith("/mes-informations");
        assertThat(visitor.open("/demarches/" + BIRTH + "/etape-9").status()).isEqualTo(404);
    }

    @Test
    @Feature("REQ-3")
    void whatOneWindowTypesIsKeptWhenAnotherOneMadeTheStepBeforeUnfinished() {
        Page step2 = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        Page step3 = visitor.submit(step2, "pv-etape", "suite", Filings.applicant(mail));
        Page otherWindow = visitor.submit(step2, "pv-etape", "suite", Map.of("nom", List.of("")));
        assertThat(otherWindow.path()).endsWith("/mes-informations");

        Page sent = visitor.submit(step3, "pv-etape", "suite", birthAnswers());
        assertThat(sent.path()).endsWith("/mes-informations");
        Page on = visitor.submit(sent, "pv-etape", "suite", Filings.applicant(mail));
        assertThat(on.path()).endsWith("/ma-demande");
        assertThat(on.html().select("[name=titulaire_commune]").val()).isEqualTo("Pontoise");
    }

    @Test
    @Feature("REQ-3")
    void whatIsNoLongerWellAtTheSummaryIsNamedBesideItsField() throws Exception {
        Page review = Filings.upToReview(visitor, BIRTH, Filings.applicant(mail), birthAnswers());
        // as a date does that was near enough yesterday
        try (var connection = demo.database().dataSource().getConnection();
                var change =
                        connection.prepareStatement(
                                "update draft set answers = answers - 'titulaire_commune'"
                                        + " where answers -> 'courriel' ->> 0 = ?")) {
            change.setString(1, mail);
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
        for (Page page : List.of(Filings.submit(visitor, review), visitor.open(review.path()))) {
            assertThat(page.path()).endsWith("/ma-demande");
            assertThat(page.html().select(".pv-errors a[href='#c-titulaire_commune']")).hasSize(1);
        }
    }

    @Test
    @Feature({"REQ-5", "PRO-1"})
    void whatDoesNotExistIsA404InTheTownsLookThatOffersTheSearch() {
        for (String path :
                List.of(
                        "/demarches/devenir-roi",
                        "/demarches/theme/magie",
                        "/suivi/" + "A".repeat(32),
                        "/suivi/1",
                        "/suivi/..%2F..%2Fetc",
                        "/nulle-part",
                        "/WEB-INF/web.xml")) {
            Page page = visitor.open(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            if (!path.contains("%2F")) {
                assertThat(page.html().select("form[role=search]")).as(path).isNotEmpty();
                assertThat(page.text())
                        .contains("Valmont-sur-Oise")
                        .doesNotContain("Payara", "Exception");
            }
        }
    }

    @Test
    void aChangeThatAnotherSiteAsksForIsRefused() {
        Page step2 = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        Page refused =
                visitor.post(
                        step2.address(),
                        report(),
                        "Origin",
                        "https://evil.example",
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @Feature({"TRK-2", "TRK-3", "TRK-6"})
    void theLinkShowsTheRequestAndCancelsIt() {
        Page confirmation = fileBirthCertificate();
        Page tracking = visitor.open(Filings.tracking(confirmation));
        assertThat(tracking.html().select("h2").eachText())
                .contains("Le demandeur", "La demande", "Historique");
        assertThat(tracking.text())
                .contains("Déposée", "Extrait sans filiation", "Réponse au plus tard le");
        Page cancelled = visitor.submit(tracking, "pv-annuler", "confirmer", Map.of());
        assertThat(cancelled.text()).contains("Annulée", "Archivée", "Demande annulée");
        assertThat(cancelled.text()).doesNotContain("Annuler ma demande");
    }

    @Test
    @Feature("REQ-5")
    void whoeverHoldsTheLinkReplacesItAndTheOldOneOpensNothing() throws Exception {
        String old = Filings.tracking(fileBirthCertificate());
        onlyMail();
        Page asking = visitor.open(old + "/lien");
        assertThat(asking.text()).contains("Remplacer ce lien", mail);
        List<Page> answers =
                atOnce(
                        List.of(
                                () -> visitor.submit(asking, "pv-lien", "remplacer", Map.of()),
                                () -> visitor.submit(asking, "pv-lien", "remplacer", Map.of())));
        assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 404);
        assertThat(answers)
                .filteredOn(p -> p.status() == 200)
                .allSatisfy(
                        p ->
                                assertThat(p.text())
                                        .contains("Le lien est remplacé")
                                        // whoever asked is not told the new one
                                        .doesNotContain("/suivi/", mail));
        for (String page : List.of("", "/annulation", "/confirmation", "/lien")) {
            assertThat(visitor.open(old + page).status()).as(page).isEqualTo(404);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> demo.mail().messagesTo(mail).size() == 2);
        String text = demo.mail().messagesTo(mail).get(0).text();
        String other = demo.mail().messagesTo(mail).get(1).text();
        String link =
                Stream.of(text, other)
                        .flatMap(t -> Pattern.compile("/suivi/\\S{32}").matcher(t).results())
                        .map(MatchResult::group)
                        .filter(l -> !l.equals(old))
                        .findFirst()
                        .orElseThrow();
        assertThat(visitor.open(link).text()).contains("Lien de suivi remplacé", "Déposée");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> demo.mail().messagesTo(mail).size() == 2);
    }

    private CaughtMail onlyMail() {
        await().atMost(Duration.ofSeconds(90)).until(() -> !demo.mail().messagesTo(mail).isEmpty());
        assertThat(demo.mail().messagesTo(mail)).hasSize(1);
        return demo.mail().messagesTo(mail).get(0);
    }

    private static String number(Page confirmation) {
        return confirmation.html().select("[data-pv-copy]").attr("data-pv-copy");
    }

    private void freeAllPlaces() throws Exception {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from quota_usage where slug = 'atelier-compostage'");
        }
    }

    private int usedPlaces() throws Exception {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var used =
                        statement.executeQuery(
                                "select used from quota_usage where slug = 'atelier-compostage'")) {
            return used.next() ? used.getInt(1) : 0;
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
