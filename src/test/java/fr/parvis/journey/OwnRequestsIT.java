package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Filing with an account, and what its owner sees and does in the space; over HTTP. */
class OwnRequestsIT {

    private static final String BIRTH = "acte-de-naissance";

    /** For families, with a padlock. */
    private static final String DETAILS = "changement-de-coordonnees";

    /** For everybody, with a padlock. */
    private static final String DANCE = "ecole-de-danse";

    private static final Map<String, List<String>> DETAILS_ANSWERS =
            Map.of(
                    "change_adresse", List.of("non"),
                    "change_nom", List.of("non"),
                    "change_famille", List.of("non"),
                    "services", List.of("ecole"));

    private final Demonstration demo = SharedPortal.get();
    private final String userName = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = userName + "@example.org";

    private Page birth(Visitor visitor) {
        return Filings.submit(
                visitor, Filings.upToReview(visitor, BIRTH, Map.of(), FilingIT.birthAnswers()));
    }

    private static String page(Page confirmation) {
        assertThat(confirmation.path()).endsWith("/confirmation");
        return confirmation.path().replace("/confirmation", "");
    }

    /** The mail whose subject ends so. */
    private String mailed(String subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.subject().endsWith(subject)));
        return demo.mail().messagesTo(mail).stream()
                .filter(m -> m.subject().endsWith(subject))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    @Feature({"REQ-2", "REQ-4", "TRK-1"})
    void myInformationIsThereAndTheRequestIsInTheSpace() throws SQLException {
        Visitor visitor = Spaces.newCitizen(demo, userName);
        Page empty = visitor.open("/mon-espace");
        assertThat(empty.title()).isEqualTo("Bonjour Madame LEFÈVRE");
        assertThat(empty.text()).contains("Aucune demande pour le moment", "Mon tableau de bord");

        Page form = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        assertThat(form.html().select("[name=nom]").val()).isEqualTo("Lefèvre");
        assertThat(form.html().select("[name=courriel]").val()).isEqualTo(mail);
        assertThat(form.html().select("[name='adresse.ville']").val())
                .isEqualTo("Valmont-sur-Oise");
        assertThat(form.html().select("[name=civilite][checked]").val()).isEqualTo("madame");
        assertThat(form.text()).contains("ne change que cette demande");

        Page confirmation = birth(visitor);
        assertThat(page(confirmation)).matches("/mon-espace/demandes/\\d+");
        String number = Desk.number(confirmation);
        assertThat(mailed("accusé de réception"))
                .contains(demo.portalUrl() + "/mon-espace/demandes/" + number)
                .doesNotContain("/suivi/");
        Page board = visitor.open("/mon-espace");
        assertThat(board.html().select("#dernieres + ul").text())
                .contains("acte de naissance", number, "Déposée");
        Page tracking = visitor.open(page(confirmation));
        assertThat(tracking.text()).contains("DEMANDE N° " + number, "Lefèvre", "Historique");
        assertThat(tracking.text()).doesNotContain("Remplacer ce lien", "Rattacher");
    }

    @Test
    @Feature({"REQ-2", "ACC-11"})
    void whatIsChangedForARequestDoesNotChangeTheProfile() throws SQLException {
        Visitor visitor = Spaces.newCitizen(demo, userName);
        Page review =
                Filings.upToReview(
                        visitor,
                        BIRTH,
                        Map.of("nom", List.of("Autrement"), "telephone", List.of("")),
                        FilingIT.birthAnswers());
        assertThat(review.text()).contains("Autrement").doesNotContain("06 12 34 56 78");
        assertThat(
                        visitor.open("/demarches/" + BIRTH + "/mes-informations")
                                .html()
                                .select("[name=telephone]")
                                .val())
                .as("what was emptied stays empty")
                .isEmpty();
        Filings.submit(visitor, review);
        assertThat(
                        visitor.open("/demarches/" + BIRTH + "/mes-informations")
                                .html()
                                .select("[name=nom]")
                                .val())
                .isEqualTo("Lefèvre");
    }

    @Test
    @Feature({"REQ-2", "ACC-9"})
    void whatFranceConnectCertifiesIsShownAndNotTyped() throws SQLException {
        var visits = new FranceConnectVisits(demo);
        visits.forgetLinks();
        Spaces.newCitizen(demo, userName);
        var visitor = new Visitor(demo.portalUrl());
        visits.link(visitor, visits.signIn(visitor, FranceConnectPersona.ANGELA), userName);

        Page form = visitor.open("/demarches/" + BIRTH + "/mes-informations");
        assertThat(form.text()).contains("Certifié par FranceConnect", "Angela Claire Louise");
        assertThat(form.html().select("[name=prenoms]")).isEmpty();
        Page review =
                Filings.upToReview(
                        visitor,
                        BIRTH,
                        Map.of("prenoms", List.of("Forgée")),
                        FilingIT.birthAnswers());
        assertThat(review.text()).contains("Angela Claire Louise").doesNotContain("Forgée");
    }

    @Test
    @Feature({"PRO-1", "REQ-2", "ACC-8"})
    void aPadlockAsksToSignInAndComesBack() throws SQLException {
        Spaces.newCitizen(demo, userName);
        var visitor = new Visitor(demo.portalUrl());
        Page closed = visitor.open("/demarches/" + DETAILS);
        assertThat(closed.text()).contains("Espace requis", "Créer mon espace");
        assertThat(closed.text()).doesNotContain("Commencer");
        assertThat(closed.html().select("#pv-franceconnect [name=retour]").val())
                .isEqualTo("/demarches/" + DETAILS);
        assertThat(visitor.open("/demarches/" + DETAILS + "/mes-informations").path())
                .isEqualTo("/demarches/" + DETAILS);

        Page signIn = visitor.follow(closed, "se-connecter");
        Page back =
                visitor.submit(
                        signIn,
                        "pv-connexion",
                        "entrer",
                        Map.of(
                                "identifiant", List.of(userName),
                                "motdepasse", List.of(DemoAccounts.PASSWORD)));
        assertThat(back.path()).isEqualTo("/demarches/" + DETAILS);
        assertThat(back.text()).contains("Commencer");
        Page review = Filings.upToReview(visitor, DETAILS, Map.of(), DETAILS_ANSWERS);
        assertThat(page(Filings.submit(visitor, review))).startsWith("/mon-espace/demandes/");
    }

    @Test
    @Feature({"PRO-1", "ACC-1"})
    void whoCreatesASpaceForAPadlockComesBackWithTheFirstSignIn() {
        var visitor = new Visitor(demo.portalUrl());
        String padlock = "/demarches/" + DANCE;
        assertThat(visitor.open(padlock).html().select("a:contains(Créer mon espace)").attr("href"))
                .endsWith("/creer-mon-espace?retour=" + padlock);
        visitor.open("/creer-mon-espace?retour=" + padlock);
        Spaces.create(demo, visitor, "Nouvelle", mail, userName);
        Page activation = visitor.open(Spaces.link(demo, mail, 1, "/activation/"));
        visitor.submit(activation, "pv-activation", "activer", Map.of());
        assertThat(Spaces.signIn(visitor, userName, Spaces.PASSWORD).path()).isEqualTo(padlock);
        assertThat(Spaces.signIn(visitor, userName, Spaces.PASSWORD).path())
                .as("once")
                .isEqualTo("/mon-espace");

        var lured = new Visitor(demo.portalUrl());
        lured.open("/creer-mon-espace?retour=//boite.example");
        assertThat(Spaces.signIn(lured, userName, Spaces.PASSWORD).path())
                .as("never elsewhere")
                .isEqualTo("/mon-espace");
    }

    @Test
    @Feature({"ACC-5", "PRO-1"})
    void whoWaitsForAnAgentFilesAllButWhatIsForFamilies() throws SQLException {
        Visitor visitor = Spaces.waitingCitizen(demo, userName);
        Page family = visitor.open("/demarches/" + DETAILS);
        assertThat(family.text()).contains("réservée aux familles").doesNotContain("Commencer");
        assertThat(visitor.open("/demarches/" + DETAILS + "/mes-informations").path())
                .isEqualTo("/demarches/" + DETAILS);
        assertThat(visitor.open("/demarches/" + DANCE + "/mes-informations").path())
                .isEqualTo("/demarches/" + DANCE + "/mes-informations");
        assertThat(page(birth(visitor))).startsWith("/mon-espace/demandes/");
    }

    @Test
    @Feature({"TRK-1", "TRK-6"})
    void complementAndCancellingFromTheSpace() throws SQLException {
        Visitor visitor = Spaces.newCitizen(demo, userName);
        Page confirmation = birth(visitor);
        String number = Desk.number(confirmation);
        String address = page(confirmation);
        var agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(
                agent.open("/agents/demandes/" + number),
                "pv-complement",
                "demander",
                Map.of("pv-question", List.of("Quel prénom ?")));
        assertThat(mailed("complément attendu")).contains("/mon-espace/demandes/" + number);

        Page answered =
                visitor.submit(
                        visitor.open(address),
                        "pv-complement",
                        "repondre",
                        Map.of("pv-reponse", List.of("Zoé")));
        assertThat(answered.path()).isEqualTo(address);
        assertThat(answered.text()).contains("En cours d’instruction", "Complément donné");

        Page cancelled =
                visitor.submit(
                        visitor.open(address + "/annulation"), "pv-annuler", "confirmer", Map.of());
        assertThat(cancelled.path()).isEqualTo(address);
        assertThat(cancelled.text()).contains("Annulée", "Archivée");
        assertThat(visitor.open("/mon-espace/demandes").text()).doesNotContain(number);
        assertThat(visitor.open("/mon-espace/demandes?vue=archivees").text()).contains(number);
    }

    @Test
    @Feature("TRK-1")
    void theListIsPagedAndSearched() throws SQLException {
        Visitor visitor = Spaces.newCitizen(demo, userName);
        String number = Desk.number(birth(visitor));
        new FranceConnectVisits(demo)
                .change(
                        """
                        insert into request (number, slug, version_id, service, title, status,
                            filed_at, due_on, changed_at, account_id, applicant_name,
                            applicant_mail, applicant_key, answers)
                        select 700000000 + number * 100 + n, slug, version_id, service, title,
                            'ACCEPTED', filed_at - make_interval(days => n), due_on, changed_at,
                            account_id, applicant_name, applicant_mail, applicant_key, answers
                        from request, generate_series(1, 40) n where number = """
                                + " "
                                + number);
        Page first = visitor.open("/mon-espace/demandes");
        assertThat(first.html().select(".pv-item")).hasSize(20);
        assertThat(first.html().select("a[rel=prev]")).isEmpty();
        Page last = visitor.open("/mon-espace/demandes?page=3");
        assertThat(last.html().select(".pv-item")).hasSize(1);
        assertThat(last.html().select("a[rel=next]")).isEmpty();
        assertThat(visitor.open("/mon-espace").html().select(".pv-item")).hasSize(4);

        Page found = visitor.open("/mon-espace/demandes?q=N%C2%B0+" + number);
        assertThat(found.html().select(".pv-item")).hasSize(1);
        for (String nothing : List.of("999", "abc", "99999999999999999999", "%27%20or%201=1")) {
            Page none = visitor.open("/mon-espace/demandes?q=" + nothing);
            assertThat(none.status()).isEqualTo(200);
            assertThat(none.html().select(".pv-item")).as(nothing).isEmpty();
            assertThat(none.text()).contains("Aucune demande pour «");
        }
        assertThat(visitor.open("/mon-espace/demandes?page=99999").status()).isEqualTo(200);

        Page filed = visitor.open("/mon-espace/demandes?etat=filed");
        assertThat(filed.html().select(".pv-item")).hasSize(1);
        Page accepted = visitor.open("/mon-espace/demandes?etat=accepted");
        assertThat(accepted.html().select(".pv-item")).hasSize(20);
        assertThat(accepted.html().select("a[rel=next]").attr("href")).contains("etat=accepted");
        assertThat(visitor.open("/mon-espace/demandes?etat=rejected").text())
                .contains("Aucune demande dans cet état");
        assertThat(visitor.open("/mon-espace/demandes?etat=%27x").html().select(".pv-item"))
                .as("what is no state filters nothing")
                .hasSize(20);
        assertThat(filed.html().select(".pv-item__aside a").text())
                .contains("Détails : DEMANDE N° " + number);
    }

    @Test
    @Feature({"TRK-3", "SEC-1"})
    void anothersRequestIsNotFound() throws SQLException {
        Visitor owner = Spaces.newCitizen(demo, userName);
        String address = page(birth(owner));
        String number = address.substring(address.lastIndexOf('/') + 1);
        Visitor other = Spaces.newCitizen(demo, userName + "b");
        for (String page : List.of("", "/annulation", "/confirmation")) {
            assertThat(other.open(address + page).status()).as(page).isEqualTo(404);
        }
        for (String strange : List.of("0", "x", "-1", "99999999999999", "1e3")) {
            assertThat(other.open("/mon-espace/demandes/" + strange).status())
                    .as(strange)
                    .isEqualTo(404);
        }
        Page forged =
                other.post(
                        URI.create(demo.portalUrl() + address + "/annulation"),
                        Map.of("pv-action", List.of("confirmer")));
        assertThat(forged.status()).isEqualTo(404);
        assertThat(other.open("/mon-espace/demandes?q=" + number).html().select(".pv-item"))
                .isEmpty();
        assertThat(new Visitor(demo.portalUrl()).open(address).path()).isEqualTo("/connexion");
        assertThat(owner.open(address).text()).contains("Déposée");
    }

    @Test
    @Feature("REQ-5")
    void aRequestFiledWithoutAnAccountIsAttachedOnce() throws SQLException {
        Spaces.newCitizen(demo, userName);
        var visitor = new Visitor(demo.portalUrl());
        Page confirmation = Desk.birthCertificate(visitor, mail);
        String number = Desk.number(confirmation);
        String tracking = Filings.tracking(confirmation);
        assertThat(visitor.open(tracking).text())
                .contains("Rattacher cette demande à mon espace personnel");

        Page ask = visitor.open(tracking + "/rattachement");
        assertThat(ask.text()).contains("Connectez-vous pour rattacher");
        Page confirm =
                visitor.submit(
                        visitor.follow(ask, "se-connecter"),
                        "pv-connexion",
                        "entrer",
                        Map.of(
                                "identifiant", List.of(userName),
                                "motdepasse", List.of(DemoAccounts.PASSWORD)));
        assertThat(confirm.path()).isEqualTo(tracking + "/rattachement");
        Page attached = visitor.submit(confirm, "pv-rattacher", "rattacher", Map.of());
        assertThat(attached.path()).isEqualTo("/mon-espace/demandes/" + number);
        assertThat(attached.text()).contains("Demande rattachée à un espace personnel");
        visitor.submit(confirm, "pv-rattacher", "rattacher", Map.of());
        assertThat(
                        new FranceConnectVisits(demo)
                                .number(
                                        "select count(*) from request_event where type ="
                                                + " 'ATTACHED' and request_number = ?",
                                        Long.valueOf(number)))
                .as("twice is once")
                .isEqualTo(1);
        assertThat(mailed("rattachée à un espace personnel"))
                .contains("Ce n’était pas vous", "/suivi/");
        assertThat(visitor.open(tracking).text()).contains("est rattachée à un espace personnel");

        Visitor other = Spaces.newCitizen(demo, userName + "b");
        Page taken = other.open(tracking + "/rattachement");
        assertThat(taken.text())
                .contains("déjà rattachée à un autre espace")
                .doesNotContain(userName);
        assertThat(taken.html().getElementById("pv-rattacher")).isNull();
        Page forged =
                other.post(
                        URI.create(demo.portalUrl() + tracking + "/rattachement"),
                        Map.of("pv-action", List.of("rattacher")));
        assertThat(forged.html().select(".pv-errors").text()).contains("déjà rattachée");
        assertThat(other.open("/mon-espace/demandes/" + number).status()).isEqualTo(404);
    }

    @Test
    @Feature("REQ-5")
    void ofManyAccountsAtOnceOneHasIt() throws Exception {
        Page confirmation = Desk.birthCertificate(new Visitor(demo.portalUrl()), mail);
        String address = Filings.tracking(confirmation) + "/rattachement";
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Page>> tries = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Visitor visitor = Spaces.newCitizen(demo, userName + "-" + i);
                Page confirm = visitor.open(address);
                tries.add(() -> visitor.submit(confirm, "pv-rattacher", "rattacher", Map.of()));
            }
            int won = 0;
            for (var attempt : threads.invokeAll(tries)) {
                Page page = attempt.get();
                assertThat(page.status()).isEqualTo(200);
                won += page.path().startsWith("/mon-espace/") ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }
}
