package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whole jobs by keyboard alone: the mouse is never used, and every state is checked. */
class KeyboardJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";

    @Test
    @Feature({"REQ-1", "REQ-4"})
    void aCitizenFilesAndWithdraws() {
        try (var visitor = new Screen("clavier", 1280)) {
            var keys = visitor.page().keyboard();
            visitor.open(demo.siteUrl());
            visitor.tabTo(visitor.link("Démarches en ligne"));
            keys.press("Enter");
            visitor.tabTo(visitor.page().locator("#q"));
            keys.type("compostage");
            assertThat(visitor.page().getByRole(AriaRole.OPTION).first()).isVisible();
            keys.press("ArrowDown");
            keys.press("Enter");
            assertThat(visitor.page().locator("h1")).containsText("compostage");
            visitor.tabTo(visitor.link("Commencer"));
            keys.press("Enter");
            visitor.tabTo(visitor.field("Nom usuel"));
            keys.type("Durand");
            visitor.tabTo(visitor.field("Prénom(s)"));
            keys.type("Léa");
            visitor.tabTo(visitor.field("Courriel"));
            keys.type(mail);
            visitor.tabTo(visitor.button("Aller à l’étape 3"));
            keys.press("Enter");
            visitor.tabTo(visitor.page().getByLabel("Dans un jardin"));
            keys.press("Space");
            visitor.tabTo(visitor.button("Aller à l’étape 4"));
            keys.press("Enter");
            visitor.tabTo(visitor.button("Valider"));
            keys.press("Enter");
            assertThat(visitor.page().locator("h1"))
                    .hasText("Nous avons bien enregistré votre demande");
            visitor.tabTo(visitor.link("Suivre ma demande"));
            keys.press("Enter");
            visitor.tabTo(visitor.link("Annuler ma demande"));
            keys.press("Enter");
            assertThat(visitor.page().locator("dialog#annuler")).isVisible();
            assertThat(visitor.button("Garder ma demande")).isFocused();
            visitor.check("annuler");
            keys.press("Escape");
            assertThat(visitor.link("Annuler ma demande")).isFocused();
            keys.press("Enter");
            visitor.tabTo(visitor.button("Oui, annuler ma demande"));
            keys.press("Enter");
            assertThat(visitor.page().locator("main"))
                    .containsText("Vous avez annulé cette demande");
            visitor.check("annulee");
        }
    }

    @Test
    @Feature({"AGT-1", "AGT-2"})
    void anAgentTakesAsksAndAccepts() {
        var citizen = new Visitor(demo.portalUrl());
        String number = Desk.number(Desk.birthCertificate(citizen, mail));
        try (var agent = new Screen("agent-clavier", 1280)) {
            var keys = agent.page().keyboard();
            agent.open(demo.portalUrl() + "/agents/demandes");
            agent.tabTo(agent.field("Nom d’utilisateur"));
            keys.type("agent.etatcivil");
            agent.tabTo(agent.field("Mot de passe"));
            keys.type(DemoAccounts.PASSWORD);
            keys.press("Enter");
            assertThat(agent.page().locator("h1")).hasText("Demandes");
            agent.check("file");

            // the search by its key, the row by J, the request by Enter
            keys.press("/");
            assertThat(agent.field("Numéro ou nom")).isFocused();
            keys.type(number);
            keys.press("Enter");
            assertThat(agent.page().locator("tbody tr")).hasCount(1);
            keys.press("j");
            assertThat(agent.link(number)).isFocused();
            agent.check("ligne");
            keys.press("Enter");
            assertThat(agent.page().locator("main")).containsText("DEMANDE N° " + number);

            keys.press("?");
            assertThat(agent.page().locator("dialog[data-pv-keys-help]")).isVisible();
            agent.check("touches");
            keys.press("Escape");
            keys.press("m");
            assertThat(agent.page().locator("main")).containsText("En cours d’instruction");
            agent.check("prise");

            keys.press("c");
            agent.tabTo(agent.field("Ce que la personne doit compléter"));
            keys.type("Indiquez votre second prénom. Merci");
            agent.check("question");
            agent.tabTo(agent.page().locator("button[value=demander]"));
            keys.press("Enter");
            assertThat(agent.page().locator("main")).containsText("En attente de complément");

            keys.press("n");
            assertThat(agent.field("Nouvelle note")).isFocused();
            keys.type("Rappeler jeudi");
            agent.tabTo(agent.button("Ajouter la note"));
            keys.press("Enter");
            assertThat(agent.page().locator(".pv-note")).containsText("Rappeler jeudi");

            agent.tabTo(agent.field("Décision"));
            keys.press("ArrowDown");
            assertThat(agent.field("Message à la personne")).hasValue(Pattern.compile("\\S+ \\S+"));
            agent.tabTo(agent.button("Enregistrer la décision"));
            keys.press("Enter");
            assertThat(agent.page().locator("main")).containsText("Traitée positivement");
            agent.check("decidee");
        }
    }
}
