package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Mes sessions" and "Ma photo": nobody reaches those of somebody else. */
class OwnSessionsIT {

    private static final String SESSIONS = "/mon-espace/profil/sessions";
    private static final String PHOTO = "/mon-espace/profil/photo";

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private String userName;
    private long account;
    private Visitor citizen;

    @BeforeEach
    void aCitizenSignsIn() throws SQLException {
        userName = "session" + Long.toString(System.nanoTime(), 36);
        account = visits.citizen(userName);
        citizen = Spaces.citizen(demo, userName);
    }

    @Test
    @Feature("ACC-13")
    void oneSessionIsEndedAndThenAllOthers() {
        Visitor second = Spaces.citizen(demo, userName);
        Visitor third = Spaces.citizen(demo, userName);
        Page page = citizen.open(SESSIONS);
        assertThat(page.html().select(".pv-doc")).hasSize(3);
        assertThat(page.html().select(".pv-doc").first().text())
                .contains("Cet appareil", "Connecté depuis le");
        assertThat(page.html().select("[name=pv-session]")).as("not this one").hasSize(2);

        String ofThird = page.html().select("[name=pv-session]").first().val();
        Page ended = end(citizen, page, ofThird);
        assertThat(ended.text()).contains("L’appareil est déconnecté");
        assertThat(third.open("/mon-espace").path()).isEqualTo("/connexion");
        assertThat(second.open("/mon-espace").path()).isEqualTo("/mon-espace");
        assertThat(end(citizen, page, ofThird).text()).contains("déjà terminée");

        Spaces.citizen(demo, userName);
        Page all = citizen.submit(citizen.open(SESSIONS), "pv-autres", "terminer-autres", Map.of());
        assertThat(all.text()).contains("Vous n’êtes connecté nulle part ailleurs");
        assertThat(second.open("/mon-espace").path()).isEqualTo("/connexion");
    }

    /** What is known of an account is kept by its state: whoever changes it changes that. */
    @Test
    @Feature("PRF-5")
    void whatChangesInAnAccountIsSeenAtTheNextLook() throws SQLException {
        assertThat(citizen.open("/mon-espace").status()).isEqualTo(200);
        sql("update account set last_name = 'Autrenom' where id = " + account);
        assertThat(citizen.open("/mon-espace").text()).contains("AUTRENOM");
        sql("update account set disabled_at = now() where id = " + account);
        assertThat(citizen.open("/mon-espace").path()).isEqualTo("/connexion");
    }

    @Test
    @Feature("PRF-5")
    void aRoleThatIsTakenAwayIsGoneAtTheNextLook() throws SQLException {
        sql("update account set kind = 'STAFF' where id = " + account);
        sql(
                "insert into staff_role (account_id, role, service) values ("
                        + account
                        + ", 'ADMIN', '')");
        assertThat(citizen.open("/agents/parametres/courriels").status()).isEqualTo(200);
        sql("delete from staff_role where account_id = " + account);
        assertThat(citizen.open("/agents/parametres/courriels").status()).isEqualTo(404);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    @Feature("ACC-13")
    void theSessionOfSomebodyElseIsNotReached() throws SQLException {
        Visitor other = Spaces.citizen(demo, "durand");
        Page others = other.open(SESSIONS);
        Visitor again = Spaces.citizen(demo, "durand");
        String id = again.open(SESSIONS).html().select("[name=pv-session]").first().val();
        assertThat(end(citizen, citizen.open(SESSIONS), id).text()).contains("déjà terminée");
        assertThat(other.open("/mon-espace").path()).isEqualTo("/mon-espace");
        assertThat(again.open("/mon-espace").path()).isEqualTo("/mon-espace");
        assertThat(others.html().html())
                .as("no hash of a cookie")
                .doesNotContainPattern("[0-9a-f]{64}");
    }

    private static Page end(Visitor visitor, Page page, String id) {
        return visitor.post(
                page.address(),
                Map.of("pv-action", List.of("terminer"), "pv-session", List.of(id)));
    }

    @Test
    @Feature("ACC-8")
    void aSessionEndsAfterThirtyMinutes() throws SQLException {
        idle("29 minutes");
        assertThat(citizen.open("/mon-espace").path()).isEqualTo("/mon-espace");
        idle("31 minutes");
        assertThat(citizen.open("/mon-espace").path()).isEqualTo("/connexion");
    }

    private void idle(String time) throws SQLException {
        visits.change(
                "update sign_in_session set seen_at = now() - interval '"
                        + time
                        + "' where account_id = "
                        + account);
    }

    @Test
    @Feature("ACC-11")
    void aPhotoIsCutShownToItsOwnerAndToAgentsOnlyAndRemoved() throws IOException {
        Page page = citizen.open(PHOTO);
        Page kept = upload(page, "portrait.txt", picture(1200, 800));
        assertThat(kept.path()).as(kept.text()).isEqualTo("/mon-espace/profil");
        assertThat(kept.text()).contains("Votre photo est enregistrée");
        assertThat(kept.html().select("img.pv-me__photo")).hasSize(1);

        Page own = citizen.open(PHOTO + ".jpg");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.headers().get("content-type").get(0)).startsWith("image/jpeg");
        assertThat(own.headers().get("cache-control").toString()).contains("private");
        assertThat(new Visitor(demo.portalUrl()).open(PHOTO + ".jpg").path())
                .isEqualTo("/connexion");
        assertThat(Spaces.citizen(demo, "martin").open(PHOTO + ".jpg").status())
                .as("has none")
                .isEqualTo(404);
        assertThat(Spaces.citizen(demo, "martin").open("/agents/photos/" + account).status())
                .isEqualTo(404);
        Visitor agent = Desk.agent(demo, "agent.etatcivil");
        assertThat(agent.open("/agents/photos/" + account).status()).isEqualTo(200);
        assertThat(agent.open("/agents/photos/1x").status()).isEqualTo(404);
        assertThat(agent.open("/agents/photos/").status()).isEqualTo(404);

        Page gone = citizen.submit(citizen.open(PHOTO), "pv-sans-photo", "supprimer", Map.of());
        assertThat(gone.text()).contains("Votre photo est supprimée");
        assertThat(citizen.open(PHOTO + ".jpg").status()).isEqualTo(404);
    }

    @Test
    @Feature("ACC-11")
    void whatIsNoPhotoIsRefusedWithASentence() {
        Page page = citizen.open(PHOTO);
        assertThat(upload(page, "photo.jpg", "MZ un programme".getBytes()).text())
                .contains("n’est pas une photo");
        assertThat(upload(page, "", new byte[0]).text()).contains("Choisissez d’abord une photo");
        assertThat(upload(page, "photo.jpg", new byte[10 * 1024 * 1024 + 10]).text())
                .contains("Ce fichier pèse 11 Mo. Le maximum est 10 Mo.");
        assertThat(upload(page, "photo.jpg", new byte[14 * 1024 * 1024]).text())
                .contains("Le maximum est 10 Mo.");
        assertThat(citizen.open(PHOTO + ".jpg").status()).isEqualTo(404);
    }

    private Page upload(Page page, String name, byte[] content) {
        return citizen.upload(page, "pv-photo", "envoyer", "photo", name, content);
    }

    private static byte[] picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().setBackground(Color.GREEN);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
