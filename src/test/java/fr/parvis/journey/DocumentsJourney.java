package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.awt.Color;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help page's paragraphs on documents, in a browser: add, add later, reuse, by keyboard. */
class DocumentsJourney {

    private static final String FORM = "/demarches/acte-de-naissance/mes-informations";
    private static final Color BLUE = new Color(0x3b6ea5);
    private static final Color GREEN = new Color(0x4d7c59);

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";

    private static FilePayload photo(String name, Color colour) {
        return new FilePayload(name, "image/jpeg", SampleDocuments.jpeg(1600, 1000, colour));
    }

    private static Locator dialog(Screen visitor) {
        return visitor.page().locator("dialog[open]");
    }

    private static Locator inDialog(Screen visitor, String button) {
        return dialog(visitor)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first();
    }

    private void fillApplicant(Screen visitor) {
        visitor.open(demo.portalUrl() + FORM);
        visitor.page().getByLabel("Madame").check();
        visitor.field("Nom usuel").fill("Durand");
        visitor.field("Prénom(s)").fill("Léa");
        visitor.field("Courriel").fill(mail);
        visitor.button("Aller à l’étape 3").click();
    }

    private static void fillRequest(Screen visitor) {
        visitor.page().getByLabel("Copie intégrale").check();
        visitor.field("Nombre d’exemplaires").fill("1");
        visitor.field("Vous êtes").selectOption("personne-concernee");
        visitor.page().locator("[name=parent1_nom]").fill("Durand");
        visitor.page().locator("[name=parent1_prenoms]").fill("Paule");
        visitor.page().locator("[name=titulaire_nom]").fill("Durand");
        visitor.page().locator("[name=titulaire_prenoms]").fill("Léa Marie");
        visitor.field("Jour").fill("12");
        visitor.field("Mois").fill("4");
        visitor.field("Année").fill("1990");
        visitor.page().locator("[name=titulaire_commune]").fill("Pontoise");
        visitor.page().getByLabel("Au guichet de la mairie").check();
        visitor.page().locator("[name=attestation_honneur]").check();
    }

    private static Locator card(Screen visitor) {
        return visitor.page().locator("#c-piece-piece-identite");
    }

    private static Locator add(Screen visitor) {
        return card(visitor)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Ajouter")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"DOC-1", "DOC-2", "DOC-9", "TRK-3", "TRK-5", "AGT-2"})
    void anIdentityCardIsAddedThenAnotherPieceLater(int width) {
        try (var visitor = new Screen("pieces", width);
                var agent = new Screen("pieces-agent", width)) {
            fillApplicant(visitor);
            assertThat(card(visitor)).isHidden();
            fillRequest(visitor);
            assertThat(card(visitor)).isVisible();
            visitor.check("formulaire");
            visitor.button("Aller à l’étape 4").click();
            visitor.check("manque");
            visitor.link("Ajoutez cette pièce").click();
            assertThat(add(visitor)).isFocused();

            add(visitor).click();
            assertThat(dialog(visitor)).containsText("Ajout d’une pièce jointe");
            visitor.check("fenetre");
            dialog(visitor)
                    .locator("#pv-fichier")
                    .setInputFiles(new FilePayload[] {photo("recto.jpg", BLUE)});
            assertThat(dialog(visitor).locator(".pv-tile__name"))
                    .hasText(new Pattern[] {Pattern.compile("recto\\.jpg")});
            dialog(visitor)
                    .locator("#pv-fichier")
                    .setInputFiles(new FilePayload[] {photo("verso.jpg", GREEN)});
            assertThat(dialog(visitor).locator(".pv-tile__link")).hasCount(2);
            assertThat(dialog(visitor).locator("[role=status]")).hasText("verso.jpg est ajouté");
            visitor.check("deux-fichiers");
            inDialog(visitor, "Valider").click();
            assertThat(dialog(visitor)).hasCount(0);
            assertThat(card(visitor).locator(".pv-tile__link")).hasCount(2);
            assertThat(visitor.page().locator("[name=titulaire_prenoms]")).hasValue("Léa Marie");
            visitor.check("ajoutee");
            visitor.button("Aller à l’étape 4").click();
            assertThat(visitor.page().locator(".pv-summary img")).hasCount(2);
            visitor.check("recapitulatif");
            visitor.button("Valider").click();
            visitor.link("Suivre ma demande").click();
            addLater(visitor);
            readByAgent(agent, visitor);
            visitor.page().reload();
            openTab(visitor);
            assertThat(visitor.page().locator("#pieces")).containsText("Service État civil");
            visitor.check("suivi-consultee");
        }
    }

    private static void openTab(Screen visitor) {
        visitor.page().locator("a[href='#pieces']").first().click();
    }

    private static void addLater(Screen visitor) {
        openTab(visitor);
        assertThat(visitor.page().locator("#pieces .pv-tile__link")).hasCount(2);
        visitor.check("suivi-pieces");
        visitor.page().locator("#pieces-ajouter").click();
        visitor.page().locator("#pv-type").selectOption("justificatif-domicile");
        dialog(visitor)
                .locator("#pv-fichier")
                .setInputFiles(
                        new FilePayload("facture.pdf", "application/pdf", SampleDocuments.pdf()));
        assertThat(dialog(visitor).locator(".pv-tile__link")).hasCount(1);
        visitor.check("suivi-fenetre");
        inDialog(visitor, "Valider").click();
        assertThat(visitor.page().locator("#pieces .pv-tile__link")).hasCount(3);
        assertThat(visitor.page().locator("#pieces-nombre")).hasText("2");
        visitor.check("suivi-ajoutee");
    }

    private void readByAgent(Screen agent, Screen visitor) {
        String number =
                visitor.page().locator(".pv-head__bar strong").innerText().replaceAll("\\D", "");
        agent.open(demo.portalUrl() + "/connexion");
        agent.field("Nom d’utilisateur").fill("agent.etatcivil");
        agent.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        agent.button("Connexion").click();
        agent.open(demo.portalUrl() + "/agents/demandes/" + number);
        assertThat(agent.page().locator("#pieces .pv-tile__link")).hasCount(3);
        agent.page().locator("#pieces img").first().scrollIntoViewIfNeeded();
        agent.check("demande");
        Page file =
                agent.page()
                        .waitForPopup(
                                () ->
                                        agent.page()
                                                .locator("#pieces .pv-tile__link")
                                                .first()
                                                .click());
        file.waitForLoadState();
        file.close();
        agent.link("Joindre un document").click();
        agent.page().locator("#pv-type").selectOption("livret-famille");
        dialog(agent)
                .locator("#pv-fichier")
                .setInputFiles(
                        new FilePayload("acte.pdf", "application/pdf", SampleDocuments.pdf()));
        assertThat(dialog(agent).locator(".pv-tile__link")).hasCount(1);
        agent.check("fenetre");
        inDialog(agent, "Valider").click();
        assertThat(agent.page().locator("#pieces .pv-tile__link")).hasCount(4);
        agent.check("joint");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"DOC-2", "DOC-3"})
    void aStoredPieceIsReused(int width) throws Exception {
        String name = "pieces-" + UUID.randomUUID();
        Spaces.newCitizen(demo, name);
        try (var visitor = new Screen("pieces-espace", width)) {
            visitor.open(demo.portalUrl() + "/connexion");
            visitor.field("Nom d’utilisateur").fill(name);
            visitor.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            visitor.button("Connexion").click();
            visitor.open(demo.portalUrl() + FORM);
            visitor.button("Aller à l’étape 3").click();
            visitor.page().getByLabel("Copie intégrale").check();
            add(visitor).click();
            dialog(visitor).locator("[name=pv-dupliquer]").check();
            dialog(visitor)
                    .locator("#pv-fichier")
                    .setInputFiles(
                            new FilePayload[] {
                                photo("recto.jpg", BLUE), photo("verso.jpg", GREEN)
                            });
            assertThat(dialog(visitor).locator(".pv-tile__link")).hasCount(2);
            assertThat(dialog(visitor).locator("[name=pv-dupliquer]")).isChecked();
            inDialog(visitor, "Valider").click();
            assertThat(card(visitor).locator(".pv-joined__doc")).hasCount(1);

            visitor.button("Ajouter depuis mon espace de stockage").click();
            visitor.check("choix");
            dialog(visitor).locator("[name=pv-piece]").first().check();
            inDialog(visitor, "Valider").click();
            assertThat(card(visitor).locator(".pv-joined__doc")).hasCount(2);
            visitor.check("reutilisee");

            card(visitor)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("^Supprimer")))
                    .first()
                    .click();
            visitor.check("supprimer");
            inDialog(visitor, "Supprimer cette pièce").click();
            assertThat(card(visitor).locator(".pv-joined__doc")).hasCount(1);
        }
    }

    @Test
    @Feature("DOC-2")
    void aLostConnectionIsSaidAndTheFileSentAgain() {
        try (var visitor = new Screen("pieces-coupure", 1280)) {
            fillApplicant(visitor);
            visitor.page().getByLabel("Copie intégrale").check();
            add(visitor).click();
            assertThat(dialog(visitor)).isVisible();
            visitor.page().route("**/pieces/nouvelle*", route -> route.abort());
            dialog(visitor)
                    .locator("#pv-fichier")
                    .setInputFiles(new FilePayload[] {photo("recto.jpg", BLUE)});
            assertThat(dialog(visitor).locator(".is-failed")).containsText("Connexion perdue");
            visitor.page().unroute("**/pieces/nouvelle*");
            visitor.page()
                    .screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(
                                            java.nio.file.Path.of(
                                                    "target/screens/pieces-coupure.png")));
            inDialog(visitor, "Réessayer").click();
            assertThat(dialog(visitor).locator(".pv-tile__link")).hasCount(1);
            dialog(visitor)
                    .locator("#pv-fichier")
                    .setInputFiles(
                            new FilePayload[] {
                                new FilePayload("virus.exe", "image/jpeg", new byte[] {'M', 'Z', 0})
                            });
            assertThat(dialog(visitor).locator(".is-failed")).isVisible();
            assertThat(dialog(visitor).locator(".is-failed").getByRole(AriaRole.BUTTON))
                    .hasCount(1);
            visitor.page().keyboard().press("Escape");
            assertThat(dialog(visitor)).hasCount(0);
            visitor.page().reload();
            assertThat(card(visitor).locator(".pv-tile")).hasCount(0);
        }
    }

    @Test
    @Feature("DOC-2")
    void byKeyboardAlone() {
        try (var visitor = new Screen("pieces-clavier", 1280)) {
            var keys = visitor.page().keyboard();
            // listened for from the beginning: the wish for it and the key take different ways to
            // the browser, and the key may arrive first
            var choosers = new ArrayList<FileChooser>();
            visitor.page().onFileChooser(choosers::add);
            fillApplicant(visitor);
            visitor.tabTo(visitor.page().getByLabel("Copie intégrale"));
            keys.press("Space");
            visitor.tabTo(add(visitor));
            keys.press("Enter");
            assertThat(visitor.page().locator("#pv-type")).isFocused();
            visitor.tabTo(dialog(visitor).locator("#pv-fichier"));
            visitor.check("fichier");
            keys.press("Space");
            visitor.page().waitForCondition(() -> !choosers.isEmpty());
            choosers.get(0).setFiles(photo("recto.jpg", BLUE));
            assertThat(dialog(visitor).locator(".pv-tile__link")).hasCount(1);
            visitor.tabTo(inDialog(visitor, "Valider"));
            keys.press("Enter");
            assertThat(dialog(visitor)).hasCount(0);
            assertThat(card(visitor).locator(".pv-tile__link")).hasCount(1);
            assertThat(add(visitor)).isFocused();
        }
    }
}
