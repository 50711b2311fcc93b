package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Mon profil" in a real browser, with the words of the help pages, and the end of a session. */
@Feature({"ACC-8", "ACC-11", "ACC-13"})
class ProfileJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void asTheHelpPagesSay(int width) throws Exception {
        String userName = "profil.navigateur." + width;
        new FranceConnectVisits(demo).citizen(userName);
        try (var screen = new Screen("profil", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/mon-espace");
            screen.link("Mon profil").click();
            screen.check("profil");
            screen.link("Je modifie mon espace").click();
            screen.check("modifier");
            screen.field("Numéro et rue").fill("3 rue de l’Église");
            screen.button("Enregistrer").click();
            assertThat(screen.text()).contains("quelque chose à corriger");
            screen.check("modifier-refus");
            assertThat(screen.field("Numéro et rue").inputValue()).isEqualTo("3 rue de l’Église");
            screen.page().locator("#c-civilite").check();
            screen.field("Code postal").fill("95520");
            screen.page().locator("#c-adresse-ville").fill("Osny");
            screen.button("Enregistrer").click();
            assertThat(screen.text()).contains("Vos informations sont enregistrées");
            screen.check("profil-modifie");

            screen.link("Ajouter une photo").click();
            screen.check("photo");
            screen.field("Choisir une photo")
                    .setInputFiles(new FilePayload("moi.png", "image/png", picture()));
            screen.button("Enregistrer cette photo").click();
            assertThat(screen.text()).contains("Votre photo est enregistrée");
            screen.check("profil-photo");

            screen.link("Mes identifiants").click();
            screen.check("identifiants");
            screen.link("Modifier votre mot de passe").click();
            screen.button("Changer le mot de passe").click();
            screen.check("identifiants-refus");
            screen.link("Mes sessions").click();
            assertThat(screen.text()).contains("Cet appareil");
            screen.check("sessions");
        }
    }

    private static byte[] picture() throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void twoMinutesBeforeItsEndTheSessionAsksAndOneClickKeepsIt(int width) throws Exception {
        String userName = "veille.navigateur." + width;
        new FranceConnectVisits(demo).citizen(userName);
        try (var screen = new Screen("session", width)) {
            screen.page().clock().install();
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/mon-espace");
            var dialog = screen.page().locator("dialog[open]");
            screen.page().clock().fastForward("26:50");
            assertThat(dialog.count()).isZero();
            screen.page().clock().fastForward("00:20");
            dialog.waitFor();
            assertThat(dialog.innerText()).contains("Votre session va se terminer", "deux minutes");
            screen.check("bientot");
            screen.page().keyboard().press("Enter");
            screen.page().waitForCondition(() -> dialog.count() == 0);
            screen.page().clock().fastForward("26:50");
            assertThat(dialog.count()).as("the half hour began anew").isZero();
            screen.page().clock().fastForward("02:20");
            dialog.waitFor();
            screen.page().waitForCondition(() -> dialog.innerText().contains("Me reconnecter"));
            screen.check("terminee");
        }
    }
}
