package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.awt.Color;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Communication staff paste from Word, add a picture, address a district, and look at it. */
class ContentJourney {

    private static final String WORD =
            "<p class=MsoNormal>La rue est <b>fermée</b> lundi.<o:p></o:p></p>"
                    + "<p class=MsoListParagraph style='mso-list:l0'><span"
                    + " style='mso-list:Ignore'>·</span>déviation par le quai</p>";

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"CON-2", "CON-4"})
    void fromWordToTheDistrict(int width) {
        String title = "Travaux " + UUID.randomUUID().toString().substring(0, 5);
        try (var editor = new Screen("contenus-agent", width)) {
            editor.open(demo.portalUrl() + "/agents/contenus");
            editor.field("Nom d’utilisateur").fill("communication");
            editor.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            editor.button("Connexion").click();
            written(editor, title);
        }
    }

    private static void written(Screen editor, String title) {
        editor.link("Écrire une actualité").click();
        editor.field("Titre").fill(title);
        editor.field("Résumé").fill("La circulation change dans le centre.");
        Locator text = editor.page().locator("#texte");
        text.evaluate(
                "(area, html) => { const data = new DataTransfer(); data.setData('text/html', html);"
                        + " data.setData('text/plain', 'x'); area.focus(); area.dispatchEvent(new"
                        + " ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable:"
                        + " true })); }",
                WORD);
        assertThat(editor.page().getByText("Mise en forme Word retirée.")).isVisible();
        assertThat(text).hasValue("La rue est **fermée** lundi.\n\n- déviation par le quai");
        editor.button("Annuler").click();
        assertThat(text).hasValue("");
        text.fill("La rue est **fermée** lundi.\n\n- déviation par le quai");
        editor.page().locator("#categorie").selectOption("vie-municipale");
        editor.page()
                .locator("#image-fichier")
                .setInputFiles(
                        new FilePayload(
                                "rue.jpg",
                                "image/jpeg",
                                SampleDocuments.jpeg(1200, 800, new Color(title.hashCode()))));
        editor.field("Certains groupes seulement").check();
        editor.field("Habitants du quartier Centre").check();
        editor.check("nouvelle");
        editor.button("Enregistrer").click();
        editor.button("Publier").click();
        assertThat(editor.page().locator("main")).containsText("Il manque le texte alternatif");
        editor.field("Texte alternatif").fill("La rue barrée par un camion");
        editor.check("texte-alternatif");
        editor.button("Publier").click();
        assertThat(editor.page().locator("main")).containsText("Le texte est publié");
        String address = editor.page().url().replaceAll("\\?.*", "");
        editor.open(address + "/apercu?largeur=360");
        editor.check("apercu-telephone");
    }
}
