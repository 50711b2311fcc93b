package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Mon profil" and "Mes identifiants", over HTTP and without script. */
class ProfileIT {

    private static final String EDIT = "/mon-espace/profil/modifier";
    private static final String IDENTIFIERS = "/mon-espace/profil/identifiants";
    private static final String FRESH = "tabouret-nuage-pamplemousse";

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private String userName;
    private String mail;
    private Visitor citizen;

    @BeforeEach
    void aCitizenSignsIn() throws SQLException {
        userName = "profil" + Long.toString(System.nanoTime(), 36);
        mail = userName + "@example.fr";
        visits.citizen(userName);
        citizen = Spaces.citizen(demo, userName);
    }

    private Page save(Page form, Map<String, List<String>> values) {
        return citizen.submit(form, "pv-profil", "enregistrer", values);
    }

    @Test
    @Feature("ACC-11")
    void whatTheOwnerChangesIsShownAndKept() {
        Page profile = citizen.open("/mon-espace/profil");
        assertThat(profile.title()).isEqualTo("Mon profil");
        assertThat(profile.text()).contains("Angela Dubois", userName, mail);
        Page edit = citizen.open(EDIT);
        assertThat(edit.html().getElementById("c-nom").val()).isEqualTo("Dubois");
        assertThat(edit.html().getElementById("c-courriel")).as("changed elsewhere").isNull();

        Page saved =
                save(
                        edit,
                        Map.of(
                                "civilite", List.of("madame"),
                                "nom", List.of("N’Guyen-Lévêque"),
                                "adresse.ligne", List.of("3 rue de l’Église"),
                                "adresse.code_postal", List.of("95520"),
                                "adresse.ville", List.of("Osny"),
                                "telephone", List.of("0612345678"),
                                "contact_prefere", List.of("MOBILE")));
        assertThat(saved.path()).as(saved.text()).isEqualTo("/mon-espace/profil");
        assertThat(saved.text())
                .contains(
                        "Vos informations sont enregistrées",
                        "N’Guyen-Lévêque",
                        "3 rue de l’Église",
                        "06 12 34 56 78",
                        "Téléphone mobile");
        assertThat(citizen.open("/mon-espace").title()).isEqualTo("Bonjour Madame N’GUYEN-LÉVÊQUE");
    }

    @Test
    @Feature("ACC-11")
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost() {
        Page refused =
                save(
                        citizen.open(EDIT),
                        Map.of(
                                "civilite", List.of("madame"),
                                "nom", List.of(""),
                                "date_naissance.jour", List.of("31"),
                                "date_naissance.mois", List.of("2"),
                                "date_naissance.annee", List.of("1990"),
                                "telephone", List.of("12"),
                                "adresse.ville", List.of("Osny")));
        assertThat(refused.html().select(".pv-errors li")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(refused.html().getElementById("c-adresse-ville").val()).isEqualTo("Osny");
        assertThat(refused.html().getElementById("c-telephone").val()).isEqualTo("12");
        assertThat(refused.html().getElementById("c-nom").val()).isEmpty();
        assertThat(citizen.open("/mon-espace/profil").text()).contains("Angela Dubois");

        Page forged =
                save(
                        citizen.open(EDIT),
                        Map.of("civilite", List.of("madame"), "kind", List.of("STAFF")));
        assertThat(forged.html().select(".pv-errors").text()).contains("kind");
    }

    @Test
    @Feature("ACC-11")
    void ofTwoWindowsTheSecondIsToldAndKeepsItsText() {
        Page one = citizen.open(EDIT);
        Page two = citizen.open(EDIT);
        assertThat(save(one, Map.of("civilite", List.of("madame"), "nom", List.of("Un"))).path())
                .isEqualTo("/mon-espace/profil");
        Page told = save(two, Map.of("civilite", List.of("madame"), "nom", List.of("Deux")));
        assertThat(told.html().select(".pv-errors").text()).contains("ont changé entre-temps");
        assertThat(told.html().getElementById("c-nom").val()).isEqualTo("Deux");
        assertThat(told.html().select("[aria-labelledby=garde]").text()).contains("Un");
        Page again = save(told, Map.of());
        assertThat(again.text()).contains("Angela Deux");
        assertThat(Spaces.citizen(demo, userName).open(EDIT).status())
                .as("a sign-in is no change")
                .isEqualTo(200);
    }

    @Test
    @Feature({"ACC-9", "ACC-11"})
    void whatFranceConnectCertifiesIsReadOnlyUntilTheLinkIsTakenAway() throws SQLException {
        visits.forgetLinks();
        Page profile = citizen.open("/mon-espace/profil");
        Page there = citizen.submit(profile, "pv-lier", "lier", Map.of());
        Page linked = visits.consent(citizen, there, FranceConnectPersona.COMPOSED);
        assertThat(linked.path()).isEqualTo("/mon-espace/profil");
        assertThat(linked.text()).contains("relié à FranceConnect depuis");

        Page edit = citizen.open(EDIT);
        assertThat(edit.html().select("[name=prenoms]")).isEmpty();
        assertThat(edit.text()).contains("FranceConnect garantit ces informations");
        Page forged =
                save(edit, Map.of("civilite", List.of("madame"), "prenoms", List.of("Autre")));
        assertThat(forged.html().select(".pv-errors").text()).contains("prenoms");
        Page saved = save(citizen.open(EDIT), Map.of("civilite", List.of("madame")));
        assertThat(saved.path()).as(saved.text()).isEqualTo("/mon-espace/profil");

        Page wrong =
                citizen.submit(
                        saved,
                        "pv-delier",
                        "delier",
                        Map.of("mot_de_passe_actuel", List.of("autre chose")));
        assertThat(wrong.text()).contains("pas votre mot de passe actuel");
        Page gone =
                citizen.submit(
                        wrong,
                        "pv-delier",
                        "delier",
                        Map.of("mot_de_passe_actuel", List.of(DemoAccounts.PASSWORD)));
        assertThat(gone.text())
                .contains("n’est plus relié à FranceConnect", "Lier mon espace à FranceConnect");
        assertThat(citizen.open(EDIT).html().getElementById("c-prenoms")).isNotNull();
    }

    @Test
    @Feature("ACC-9")
    void withoutAPasswordTheLinkStays() throws SQLException {
        visits.forgetLinks();
        Page there =
                citizen.submit(citizen.open("/mon-espace/profil"), "pv-lier", "lier", Map.of());
        visits.consent(citizen, there, FranceConnectPersona.COMPOSED);
        visits.change(
                "update account set password_hash = null where user_name = '" + userName + "'");
        Page profile = citizen.open("/mon-espace/profil");
        assertThat(profile.html().getElementById("pv-delier")).isNull();
        assertThat(profile.text()).contains("Choisissez-en un avant");
        Page forged = citizen.post(profile.address(), Map.of("pv-action", List.of("delier")));
        assertThat(forged.html().select(".pv-errors").text()).contains("Choisissez-en un avant");
    }

    private Page changePassword(Visitor visitor, String present, String fresh, String again) {
        return visitor.submit(
                visitor.open(IDENTIFIERS + "?changer=mot-de-passe"),
                "pv-mot-de-passe",
                "changer-mot-de-passe",
                Map.of(
                        "mot_de_passe_actuel", List.of(present),
                        "mot_de_passe", List.of(fresh),
                        "mot_de_passe_encore", List.of(again)));
    }

    @Test
    @Feature({"ACC-11", "ACC-13"})
    void aNewPasswordEndsAllOtherSessionsAndTheOwnerIsTold() {
        Visitor elsewhere = Spaces.citizen(demo, userName);
        assertThat(changePassword(citizen, "autre chose", FRESH, FRESH).text())
                .contains("pas votre mot de passe actuel");
        assertThat(changePassword(citizen, DemoAccounts.PASSWORD, FRESH, "x").text())
                .contains("ne sont pas les mêmes");
        assertThat(changePassword(citizen, DemoAccounts.PASSWORD, "Dubois2026", "").text())
                .contains("trop court");
        assertThat(elsewhere.open("/mon-espace").path()).isEqualTo("/mon-espace");

        Page done = changePassword(citizen, DemoAccounts.PASSWORD, FRESH, FRESH);
        assertThat(done.text()).contains("Votre mot de passe est changé");
        assertThat(done.html().html()).doesNotContain(FRESH);
        assertThat(elsewhere.open("/mon-espace").path()).isEqualTo("/connexion");
        assertThat(citizen.open("/mon-espace").path()).isEqualTo("/mon-espace");
        var visitor = new Visitor(demo.portalUrl());
        assertThat(Spaces.signIn(visitor, userName, FRESH).path()).isEqualTo("/mon-espace");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.subject().contains("a changé")));
    }

    @Test
    @Feature("ACC-11")
    void thePresentPasswordIsNotGuessed() {
        for (int i = 0; i < 10; i++) {
            changePassword(citizen, "faux-" + i, FRESH, FRESH);
        }
        assertThat(changePassword(citizen, DemoAccounts.PASSWORD, FRESH, FRESH).text())
                .contains("Trop d’essais. Réessayez à");
    }

    private Page changeUserName(String name, String password) {
        return citizen.submit(
                citizen.open(IDENTIFIERS + "?changer=nom"),
                "pv-nom",
                "changer-nom",
                Map.of(
                        "nom_utilisateur", List.of(name),
                        "mot_de_passe_actuel", List.of(password)));
    }

    @Test
    @Feature("ACC-11")
    void aNewUserNameOpensTheSpace() {
        assertThat(changeUserName("DURAND", DemoAccounts.PASSWORD).text())
                .contains("est déjà pris");
        Page spaced = changeUserName("deux mots", DemoAccounts.PASSWORD);
        assertThat(spaced.html().getElementById("c-nom_utilisateur").val()).isEqualTo("deux mots");
        assertThat(changeUserName(userName + ".neuf", "faux").text())
                .contains("pas votre mot de passe actuel");
        assertThat(changeUserName(userName.toUpperCase(), DemoAccounts.PASSWORD).text())
                .as("its case is one’s own")
                .contains("est changé");
        assertThat(changeUserName(userName + ".neuf", DemoAccounts.PASSWORD).text())
                .contains("Votre nom d’utilisateur est changé");
        Spaces.citizen(demo, userName + ".neuf");
        assertThat(
                        Spaces.signIn(
                                        new Visitor(demo.portalUrl()),
                                        userName,
                                        DemoAccounts.PASSWORD)
                                .path())
                .isEqualTo("/connexion");
    }

    private Page askMail(String address) {
        return citizen.submit(
                citizen.open(IDENTIFIERS + "?changer=adresse"),
                "pv-adresse",
                "changer-adresse",
                Map.of(
                        "courriel", List.of(address),
                        "mot_de_passe_actuel", List.of(DemoAccounts.PASSWORD)));
    }

    @Test
    @Feature("ACC-11")
    void aNewMailReplacesTheOldOneOnlyOnceItIsConfirmed() {
        String fresh = "neuf." + mail;
        assertThat(askMail("pas une adresse").html().select(".pv-errors li")).hasSize(1);
        assertThat(askMail(fresh).text()).contains("Nous avons écrit à la nouvelle adresse");
        String link = Spaces.link(demo, fresh, 1, "/courriel/");
        new Visitor(demo.portalUrl()).open(link);
        assertThat(citizen.open("/mon-espace/profil").text()).as("a look is no yes").contains(mail);

        // in another browser than the one that asked
        var visitor = new Visitor(demo.portalUrl());
        Page page = visitor.open(link);
        assertThat(page.text()).contains(fresh);
        Page done = visitor.submit(page, "pv-courriel", "confirmer", Map.of());
        assertThat(done.path()).isEqualTo("/connexion");
        assertThat(done.text()).contains("Votre nouveau courriel est confirmé");
        assertThat(citizen.open("/mon-espace/profil").text()).contains(fresh);
        assertThat(visitor.open(link).text()).contains("Ce lien a déjà servi");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.subject().contains("courriel a changé")));
    }

    @Test
    @Feature({"ACC-2", "ACC-11"})
    void aMailOfSomebodyElseAnswersTheSame() {
        Page unknown = askMail("inconnu." + mail);
        int before = demo.mail().messagesTo("martin@example.org").size();
        Page known = askMail("Martin@example.org");
        assertThat(known.html().select("main").html())
                .isEqualTo(unknown.html().select("main").html());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo("martin@example.org").size() > before);
        assertThat(demo.mail().messagesTo("martin@example.org").get(0).text())
                .contains("rien n’a changé")
                .doesNotContain("/courriel/");
    }

    @Test
    @Feature("ACC-11")
    void brokenLinksSaySo() {
        for (String token : List.of("x", "A".repeat(32), "A".repeat(500), "..%2f", "%00")) {
            assertThat(citizen.open("/courriel/" + token).status()).as(token).isIn(200, 400, 404);
        }
        assertThat(citizen.open("/courriel/" + "A".repeat(32)).text())
                .contains("Ce lien a déjà servi");
    }
}
