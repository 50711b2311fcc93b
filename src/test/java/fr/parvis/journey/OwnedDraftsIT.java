package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** To whom a draft belongs: a browser, then the account of whoever signs in there. */
class OwnedDraftsIT {

    private static final String BIRTH = "/demarches/acte-de-naissance";

    private final Demonstration demo = SharedPortal.get();
    private final String userName = "d" + UUID.randomUUID().toString().substring(0, 8);

    private Page applicant(Visitor visitor, String lastName) {
        Page form = visitor.open(BIRTH + "/mes-informations");
        Map<String, List<String>> answers = new HashMap<>(Filings.applicant("x@example.fr"));
        answers.put("nom", List.of(lastName));
        Page next = visitor.submit(form, "pv-etape", "suite", answers);
        assertThat(next.path()).as(next.text()).isEqualTo(BIRTH + "/ma-demande");
        return next;
    }

    private static String lastName(Visitor visitor) {
        return visitor.open(BIRTH + "/mes-informations").html().select("[name=nom]").val();
    }

    private long drafts(String condition) throws SQLException {
        return new FranceConnectVisits(demo)
                .number(
                        "select count(*) from draft d left join account a on a.id = d.account_id"
                                + " where d.request_number is null and "
                                + condition,
                        userName);
    }

    @Test
    @Feature({"REQ-3", "TRK-1"})
    void onAnotherDeviceTheDraftIsThere() throws SQLException {
        Visitor home = Spaces.newCitizen(demo, userName);
        applicant(home, "Lefèvre-Martin");

        Visitor away = Spaces.citizen(demo, userName);
        Page board = away.open("/mon-espace");
        assertThat(board.html().select("#brouillons").text()).isEqualTo("Brouillons");
        var resume = board.html().select("a:contains(Reprendre)");
        assertThat(resume.attr("href")).endsWith(BIRTH + "/ma-demande");
        assertThat(lastName(away)).isEqualTo("Lefèvre-Martin");
        assertThat(lastName(new Visitor(demo.portalUrl()))).as("nobody else's").isEmpty();
    }

    @Test
    @Feature("REQ-3")
    void whatTheBrowserHoldsGoesToTheAccountWithTheSignIn() throws SQLException {
        Spaces.newCitizen(demo, userName);
        var visitor = new Visitor(demo.portalUrl());
        applicant(visitor, "Anonyme");
        Page space = Spaces.signIn(visitor, userName, DemoAccounts.PASSWORD);
        assertThat(space.text()).contains("Brouillons", "acte de naissance");
        assertThat(drafts("a.user_name = ?")).isEqualTo(1);

        visitor.submit(space, "pv-sortie", "sortir", Map.of());
        assertThat(lastName(visitor)).as("the next person at this computer").isEmpty();
    }

    @Test
    @Feature("REQ-3")
    void whereBothHaveOneThePersonChoosesAndNothingIsLostBefore() throws SQLException {
        Visitor visitor = conflict();
        Page steps = visitor.open(BIRTH + "/ma-demande");
        assertThat(steps.path()).as("first the choice").isEqualTo(BIRTH);
        assertThat(steps.text()).contains("Deux brouillons vous attendent");
        Page own = visitor.submit(steps, "pv-choix", "garder-espace", Map.of());
        assertThat(own.path()).isEqualTo(BIRTH + "/ma-demande");
        assertThat(lastName(visitor)).isEqualTo("Espace");
        assertThat(drafts("a.user_name = ?")).isEqualTo(1);
    }

    @Test
    @Feature("REQ-3")
    void theBrowsersOneIsAddedToTheAccounts() throws SQLException {
        Visitor visitor = conflict();
        Page choice = visitor.open(BIRTH);
        visitor.submit(choice, "pv-choix", "garder-navigateur", Map.of());
        assertThat(lastName(visitor)).isEqualTo("Navigateur");
        assertThat(visitor.open(BIRTH + "/ma-demande").html().select("[name=titulaire_nom]").val())
                .as("what only the account had")
                .isEqualTo("Titulaire");
        assertThat(visitor.open(BIRTH).text()).doesNotContain("Deux brouillons");
    }

    /** The account has a draft, and a browser in which its owner signs in has one, too. */
    private Visitor conflict() throws SQLException {
        Visitor home = Spaces.newCitizen(demo, userName);
        Page request = applicant(home, "Espace");
        home.submit(request, "pv-etape", "retour", Map.of("titulaire_nom", List.of("Titulaire")));
        home.submit(applicant(home, "Espace"), "pv-etape", "suite", Map.of());
        var visitor = new Visitor(demo.portalUrl());
        applicant(visitor, "Navigateur");
        Spaces.signIn(visitor, userName, DemoAccounts.PASSWORD);
        return visitor;
    }

    @Test
    @Feature({"REQ-3", "ACC-8"})
    void whatIsSentAfterTheSessionHasEndedIsThereAfterTheSignIn() throws SQLException {
        Visitor visitor = Spaces.newCitizen(demo, userName);
        Page form = applicant(visitor, "Lefèvre");
        Spaces.endSessions(demo, userName);
        Page asked =
                visitor.submit(
                        form, "pv-etape", "suite", Map.of("titulaire_nom", List.of("Tardif")));
        assertThat(asked.path()).isEqualTo("/connexion");
        Page back =
                visitor.submit(
                        asked,
                        "pv-connexion",
                        "entrer",
                        Map.of(
                                "identifiant", List.of(userName),
                                "motdepasse", List.of(DemoAccounts.PASSWORD)));
        Page kept = visitor.submit(back, "pv-choix", "garder-navigateur", Map.of());
        assertThat(kept.html().select("[name=titulaire_nom]").val())
                .as(kept.text())
                .isEqualTo("Tardif");
        assertThat(lastName(visitor)).isEqualTo("Lefèvre");
    }

    @Test
    @Feature("REQ-3")
    void manyBrowsersAtOnceGiveTheAccountOneDraftAndLoseNone() throws Exception {
        Spaces.newCitizen(demo, userName);
        List<Visitor> browsers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var browser = new Visitor(demo.portalUrl());
            applicant(browser, userName + "-" + i);
            // the sign-in leads to the space, which takes drafts in: not looked at yet
            browser.post(
                    URI.create(demo.portalUrl() + "/connexion"),
                    Map.of(
                            "identifiant", List.of(userName),
                            "motdepasse", List.of(DemoAccounts.PASSWORD),
                            "retour", List.of("/aide"),
                            "pv-action", List.of("entrer")));
            browsers.add(browser);
        }
        assertThat(drafts("a.user_name = ?")).isZero();
        var threads = Executors.newFixedThreadPool(browsers.size());
        try {
            List<Callable<Page>> looks = new ArrayList<>();
            browsers.forEach(b -> looks.add(() -> b.open(BIRTH)));
            for (Future<Page> look : threads.invokeAll(looks)) {
                assertThat(look.get().status()).isEqualTo(200);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(drafts("a.user_name = ?")).isEqualTo(1);
        assertThat(drafts("d.account_id is null and d.answers::text like '%' || ? || '-%'"))
                .as("the others wait for a choice")
                .isEqualTo(browsers.size() - 1);
    }

    @Test
    @Feature("REQ-3")
    void theFormIsSavedWhileTypingForBothOwners() throws SQLException {
        Visitor citizen = Spaces.newCitizen(demo, userName);
        var browser = new Visitor(demo.portalUrl());
        for (Visitor visitor : List.of(citizen, browser)) {
            visitor.open(BIRTH + "/mes-informations");
            Page saved =
                    visitor.post(
                            URI.create(
                                    demo.portalUrl()
                                            + "/api/v1/drafts/acte-de-naissance/mes-informations"),
                            Map.of("nom", List.of("Tapé")));
            assertThat(saved.status()).isEqualTo(200);
            assertThat(lastName(visitor)).isEqualTo("Tapé");
        }
        assertThat(drafts("a.user_name = ?")).isEqualTo(1);
        assertThat(
                        new Visitor(demo.portalUrl())
                                .post(
                                        URI.create(
                                                demo.portalUrl()
                                                        + "/api/v1/drafts/acte-de-naissance/mes-informations"),
                                        Map.of("nom", List.of("Personne")))
                                .status())
                .isEqualTo(404);
    }

    @Test
    @Feature("REQ-3")
    void anothersDraftCannotBeFiled() throws SQLException {
        Visitor owner = Spaces.newCitizen(demo, userName);
        Page review =
                Filings.upToReview(
                        owner,
                        "acte-de-naissance",
                        Filings.applicant("x@example.fr"),
                        FilingIT.birthAnswers());
        String id = review.html().select("[name=pv-brouillon]").val();
        Visitor other = Spaces.newCitizen(demo, userName + "b");
        Page stolen =
                other.post(
                        URI.create(demo.portalUrl() + BIRTH + "/recapitulatif"),
                        Map.of("pv-brouillon", List.of(id), "pv-action", List.of("valider")));
        assertThat(stolen.status()).isEqualTo(404);
        assertThat(Filings.submit(owner, review).path()).endsWith("/confirmation");
    }
}
