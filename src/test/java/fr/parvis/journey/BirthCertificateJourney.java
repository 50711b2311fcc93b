package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.BrowserSession;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the town's website to the accepted request, as the guides tell it: search, steps, mail,
 * link, the agent's complement and decision, each step seen by the visitor.
 */
class BirthCertificateJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";

    @Test
    @Feature("REQ-1")
    void withoutScriptTheQuestionsOfAConditionAreThereToBeAnswered() {
        var noScript = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (BrowserContext context = BrowserSession.get().newContext(noScript)) {
            Page page = context.newPage();
            page.navigate(demo.portalUrl() + "/demarches/acte-de-naissance/mes-informations");
            page.locator("[name=civilite][value=madame]").check();
            page.locator("[name=nom]").fill("Durand");
            page.locator("[name=prenoms]").fill("Léa");
            page.locator("[name=courriel]").fill(mail);
            page.locator("[name=courriel]").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/ma-demande"));
            Locator conditional = page.locator("[data-pv-when][hidden]");
            assertThat(conditional).not().hasCount(0);
            assertThat(conditional.first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({
        "PRO-1", "PRO-2", "REQ-1", "REQ-2", "REQ-3", "REQ-4", "REQ-5", "TRK-2", "TRK-3", "AGT-1",
        "AGT-2", "EMB-1"
    })
    void fromTheTownsSiteToTheAcceptedRequest(int width) {
        try (var visitor = new Screen("naissance", width);
                var agent = new Screen("agent", width)) {
            find(visitor);
            fillApplicant(visitor);
            fillRequest(visitor);
            String number = file(visitor);
            String tracking = followTheMailsLink(visitor);

            signIn(agent);
            agent.link("Demandes").click();
            agent.check("file");
            // which page of the queue has it depends on what other tests have filed
            agent.field("Numéro ou nom").fill(number);
            agent.button("Filtrer").click();
            agent.link(number).click();
            agent.check("demande");
            agent.button("Commencer l’instruction").click();
            agent.check("instruction");
            agent.page().getByText("Demander un complément").first().click();
            agent.field("Ce que la personne doit compléter").fill("Indiquez votre second prénom.");
            agent.button("Demander un complément").click();
            assertThat(agent.page().locator("main")).containsText("En attente de complément");

            visitor.open(tracking);
            assertThat(visitor.text())
                    .contains("En attente de complément", "Indiquez votre second prénom.");
            visitor.check("complement");
            visitor.field("Votre réponse").fill("Marie");
            visitor.button("Envoyer ma réponse").click();
            assertThat(visitor.page().locator("main")).containsText("En cours d’instruction");

            agent.page().reload();
            assertThat(agent.text()).contains("Marie");
            agent.field("Décision").selectOption("a-retirer");
            assertThat(agent.field("Message à la personne"))
                    .hasValue(Pattern.compile("vous attend à la mairie"));
            agent.button("Enregistrer la décision").click();
            assertThat(agent.page().locator("main")).containsText("Traitée positivement");
            agent.check("decidee");

            visitor.page().reload();
            assertThat(visitor.text()).contains("Traitée positivement", "vous attend à la mairie");
            visitor.check("acceptee");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> demo.mail().messagesTo(mail).size() == 4);
        }
    }

    private void find(Screen visitor) {
        visitor.open(demo.siteUrl());
        Locator menu = visitor.link("Démarches en ligne");
        menu.click();
        visitor.check("accueil");
        Locator search = visitor.page().locator("#q");
        search.fill("acte de nais");
        assertThat(visitor.page().getByRole(AriaRole.OPTION).first())
                .containsText("acte de naissance");
        visitor.check("suggestions");
        search.fill("acte de naissance");
        visitor.button("Rechercher").click();
        visitor.check("resultats");
        visitor.link("Demander un acte de naissance").click();
        assertThat(visitor.text())
                .contains("Durée approximative de cette démarche", "Documents à préparer");
        visitor.check("demarche");
        visitor.link("Commencer").click();
    }

    private void fillApplicant(Screen visitor) {
        visitor.check("mes-informations");
        visitor.button("Aller à l’étape 3").click();
        assertThat(visitor.page().locator(".pv-errors")).isFocused();
        visitor.check("mes-informations-erreurs");
        visitor.page().getByLabel("Madame").check();
        visitor.field("Nom usuel").fill("d’Août-Ÿsebrant");
        visitor.field("Prénom(s)").fill("Léa");
        visitor.field("Courriel").fill(mail);
        assertThat(visitor.page().locator("[data-pv-autosave-status]"))
                .containsText("Brouillon enregistré à");
        visitor.page().reload();
        assertThat(visitor.field("Nom usuel")).hasValue("d’Août-Ÿsebrant");
        visitor.button("Aller à l’étape 3").click();
    }

    private static void fillRequest(Screen visitor) {
        visitor.check("ma-demande");
        assertThat(visitor.page().locator("[name=parent1_nom]")).isHidden();
        visitor.page().getByLabel("Extrait avec filiation").check();
        assertThat(visitor.page().locator("[name=parent1_nom]")).isVisible();
        visitor.page().locator("[name=parent1_nom]").fill("Durand");
        visitor.page().locator("[name=parent1_prenoms]").fill("Paule");
        visitor.field("Nombre d’exemplaires").fill("2");
        visitor.field("Vous êtes").selectOption("personne-concernee");
        visitor.page().locator("[name=titulaire_nom]").fill("Durand");
        visitor.page().locator("[name=titulaire_prenoms]").fill("Léa Marie");
        visitor.field("Jour").fill("12");
        visitor.field("Mois").fill("4");
        visitor.field("Année").fill("1990");
        visitor.page().locator("[name=titulaire_commune]").fill("pontoi");
        visitor.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Pontoise (95)").setExact(true))
                .click();
        visitor.page().getByLabel("Au guichet de la mairie").check();
        visitor.page().locator("[name=attestation_honneur]").check();
        visitor.join("piece-identite");
        visitor.check("ma-demande-remplie");
        visitor.button("Aller à l’étape 4").click();
        // back and forth loses nothing
        visitor.link("< Retour à l’étape 3").click();
        assertThat(visitor.page().locator("[name=titulaire_commune]")).hasValue("Pontoise (95)");
        visitor.button("Aller à l’étape 4").click();
        assertThat(visitor.text()).contains("jeudi 12 avril 1990", "Pontoise (95)", "Paule");
        visitor.check("recapitulatif");
    }

    private static String file(Screen visitor) {
        visitor.button("Valider").dblclick();
        assertThat(visitor.page().locator("h1"))
                .hasText("Nous avons bien enregistré votre demande");
        visitor.check("confirmation");
        return visitor.page().locator("[data-pv-copy]").getAttribute("data-pv-copy");
    }

    private String followTheMailsLink(Screen visitor) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo(mail).size() == 1);
        String text = demo.mail().messagesTo(mail).get(0).text();
        var link = Pattern.compile(Pattern.quote(demo.portalUrl()) + "/suivi/\\S+").matcher(text);
        assertThat(link.find()).isTrue();
        visitor.open(link.group());
        assertThat(visitor.text()).contains("Suivi de la demande", "Déposée");
        visitor.check("suivi");
        visitor.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("La demande"))
                .or(visitor.link("La demande"))
                .first()
                .click();
        visitor.check("suivi-demande");
        return link.group();
    }

    private void signIn(Screen agent) {
        agent.open(demo.portalUrl() + "/agents");
        agent.check("connexion");
        agent.field("Nom d’utilisateur").fill("agent.etatcivil");
        agent.field("Mot de passe").fill("faux");
        agent.button("Connexion").click();
        assertThat(agent.text()).contains("ne vont pas ensemble");
        agent.check("connexion-refusee");
        agent.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        agent.button("Connexion").click();
        assertThat(agent.text()).contains("Bonjour Camille Petit");
        agent.check("agents");
    }
}
