package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating a space, activating it, a forgotten password: over HTTP, without script. */
class SpaceIT {

    private final Demonstration demo = SharedPortal.get();
    private final Visitor visitor = new Visitor(demo.portalUrl());
    private final String userName = "u" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = userName + "@example.org";

    @Test
    @Feature({"ACC-1", "ACC-4", "ACC-8"})
    void aSpaceIsCreatedConfirmedAndOpened() {
        Page done = Spaces.create(demo, visitor, "N’Guyen-Lévêque", mail, userName);
        assertThat(done.path()).isEqualTo("/creer-mon-espace/confirmation");

        String link = Spaces.link(demo, mail, 1, "/activation/");
        Page early = Spaces.signIn(visitor, userName, Spaces.PASSWORD);
        assertThat(early.path()).as("not before the mail is confirmed").isEqualTo("/connexion");

        // a program that reads mails follows links: nothing happens by that
        new Visitor(demo.portalUrl()).open(link);
        Page page = visitor.open(link);
        assertThat(page.text()).contains("Zoé N’Guyen-Lévêque");
        Page active = visitor.submit(page, "pv-activation", "activer", Map.of());
        assertThat(active.text()).contains("Votre espace est actif");

        Page space = Spaces.signIn(visitor, userName.toUpperCase(), Spaces.PASSWORD);
        assertThat(space.path()).isEqualTo("/mon-espace");
        assertThat(space.title()).isEqualTo("Bonjour Madame N’GUYEN-LÉVÊQUE");
        assertThat(visitor.open(link).text()).as("twice").contains("Ce lien a déjà servi");
        assertThat(Spaces.signIn(new Visitor(demo.portalUrl()), mail, Spaces.PASSWORD).path())
                .as("by mail too")
                .isEqualTo("/mon-espace");

        Page out = visitor.submit(space, "pv-sortie", "sortir", Map.of());
        assertThat(out.path()).isEqualTo("/");
        assertThat(visitor.open("/mon-espace").path()).isEqualTo("/connexion");
    }

    @Test
    @Feature("ACC-1")
    void goingBackAndReloadingLosesNothing() {
        Page last = Spaces.upToAuthentication(visitor, "Petit", mail);
        Page contacts = visitor.submit(last, "pv-espace", "precedent", Map.of());
        assertThat(contacts.html().getElementById("c-courriel").val()).isEqualTo(mail);
        Page identity = visitor.open("/creer-mon-espace/identite");
        assertThat(identity.html().getElementById("c-nom").val()).isEqualTo("Petit");
        assertThat(visitor.open("/creer-mon-espace").path())
                .as("where the person was")
                .isEqualTo("/creer-mon-espace/authentification");
        assertThat(new Visitor(demo.portalUrl()).open("/creer-mon-espace/authentification").path())
                .as("another browser begins at the beginning")
                .isEqualTo("/creer-mon-espace/identite");
    }

    @Test
    @Feature("ACC-1")
    void wrongAnswersAreSaidBesideTheirFields() {
        Page identity = visitor.open("/creer-mon-espace/identite");
        Page refused =
                visitor.submit(
                        identity,
                        "pv-espace",
                        "suivant",
                        Map.of(
                                "nom", List.of("x".repeat(81)),
                                "date_naissance.jour", List.of("30"),
                                "date_naissance.mois", List.of("2"),
                                "date_naissance.annee", List.of("1990"),
                                "pays_naissance", List.of("99100"),
                                "departement_naissance", List.of("75"),
                                "commune_naissance", List.of("Pontoise (95)")));
        assertThat(refused.html().select(".pv-errors li").eachText())
                .anyMatch(t -> t.contains("Civilité") || t.contains("civilité"))
                .anyMatch(t -> t.contains("Prénom"))
                .anyMatch(t -> t.contains("n’est pas dans le département"))
                .hasSize(5);
        assertThat(refused.html().getElementById("c-nom").val()).isEqualTo("x".repeat(81));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "N'Guyen-Lévêque", "D’Ÿ ß", "Ælfgifu"})
    @Feature("ACC-1")
    void namesAreKeptAsTheyAreWritten(String name) {
        Page next =
                visitor.submit(
                        visitor.open("/creer-mon-espace/identite"),
                        "pv-espace",
                        "suivant",
                        Spaces.identity(name));
        assertThat(next.path()).isEqualTo("/creer-mon-espace/adresse");
        assertThat(visitor.open("/creer-mon-espace/identite").html().getElementById("c-nom").val())
                .isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}, {1} {2} {3}, {4}")
    @CsvSource({
        "O,29,2,1960,99100,Osny (95),lundi 29 février 1960",
        "N'Guyen-Lévêque,'',4,1960,99212,Hồ Chí Minh,avril 1960 (jour inconnu)",
        "D’Ÿ ß,00,00,1960,99212,Moscou,1960 (jour et mois inconnus)",
        "Ælfgifu,'','',1900,99100,'',1900 (jour et mois inconnus)"
    })
    @Feature({"ACC-1", "ACC-11"})
    void peopleOfAllKindsGetASpaceAndFindThemselvesInIt(
            String name,
            String day,
            String month,
            String year,
            String country,
            String place,
            String words) {
        // eighty characters, whatever they are
        String birthName = name + "-" + "É".repeat(79 - name.length());
        var who = new HashMap<>(Spaces.identity(name));
        who.put("nom_naissance", List.of(birthName));
        who.put("prenoms", List.of("Z"));
        who.put("date_naissance.jour", List.of(day));
        who.put("date_naissance.mois", List.of(month));
        who.put("date_naissance.annee", List.of(year));
        who.put("pays_naissance", List.of(country));
        boolean french = country.equals("99100");
        who.put(french ? "commune_naissance" : "lieu_naissance", List.of(place));
        Page last = Spaces.upToAuthentication(visitor, who, mail);
        visitor.submit(
                last,
                "pv-espace",
                "suivant",
                Spaces.withCode(demo, last, Spaces.authentication(userName)));
        Page activation = visitor.open(Spaces.link(demo, mail, 1, "/activation/"));
        assertThat(activation.text()).contains("Z " + name);
        visitor.submit(activation, "pv-activation", "activer", Map.of());
        Spaces.signIn(visitor, userName, Spaces.PASSWORD);
        assertThat(visitor.open("/mon-espace/profil").text())
                .contains(name, birthName, words, place);

        // saved as it is shown, nothing moves
        Page edit = visitor.open("/mon-espace/profil/modifier");
        assertThat(edit.html().getElementById("c-date_naissance-annee").val()).isEqualTo(year);
        Page saved =
                visitor.submit(
                        edit,
                        "pv-profil",
                        "enregistrer",
                        Map.of("pays_naissance", List.of(country)));
        assertThat(saved.text())
                .contains("Vos informations sont enregistrées", words, birthName, place);
    }

    @Test
    @Feature("ACC-1")
    void weakAndDifferentPasswordsAreRefusedAndNeverShownAgain() {
        Page last = Spaces.upToAuthentication(visitor, "Petit", mail);
        for (String weak : List.of("xyzzy-42", "azertyuiop123", "PetitPetit2026")) {
            Page refused =
                    visitor.submit(
                            last,
                            "pv-espace",
                            "suivant",
                            Map.of(
                                    "nom_utilisateur", List.of(userName),
                                    "mot_de_passe", List.of(weak),
                                    "mot_de_passe_encore", List.of(weak),
                                    "conditions", List.of("oui")));
            assertThat(refused.html().select("#c-mot_de_passe-erreur").text()).isNotEmpty();
            assertThat(refused.html().html()).doesNotContain(weak);
            assertThat(refused.html().getElementById("c-nom_utilisateur").val())
                    .isEqualTo(userName);
        }
        Page different =
                visitor.submit(
                        last,
                        "pv-espace",
                        "suivant",
                        Map.of(
                                "nom_utilisateur", List.of(userName),
                                "mot_de_passe", List.of(Spaces.PASSWORD),
                                "mot_de_passe_encore", List.of("autre"),
                                "conditions", List.of("oui")));
        assertThat(different.text()).contains("ne sont pas les mêmes");
    }

    @Test
    @Feature("ACC-2")
    void aTakenUserNameIsSaidAKnownMailIsNot() {
        Page taken =
                visitor.submit(
                        Spaces.upToAuthentication(visitor, "Petit", mail),
                        "pv-espace",
                        "suivant",
                        Spaces.authentication("DURAND"));
        assertThat(taken.text()).contains("est déjà pris");

        var other = new Visitor(demo.portalUrl());
        int before = demo.mail().messagesTo("martin@example.org").size();
        Page known = Spaces.create(demo, other, "Curieux", "Martin@example.org", userName);
        assertThat(known.path()).isEqualTo("/creer-mon-espace/confirmation");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo("martin@example.org").size() > before);
        assertThat(demo.mail().messagesTo("martin@example.org").get(0).text())
                .contains("Vous en avez déjà un", "martin");
        assertThat(Spaces.signIn(other, userName, Spaces.PASSWORD).path())
                .as("no second space")
                .isEqualTo("/connexion");
    }

    @Test
    @Feature("ACC-10")
    void aForgottenPasswordIsReplacedAndOtherSessionsEnd() {
        Spaces.create(demo, visitor, "Petit", mail, userName);
        Page activation = visitor.open(Spaces.link(demo, mail, 1, "/activation/"));
        visitor.submit(activation, "pv-activation", "activer", Map.of());
        var elsewhere = new Visitor(demo.portalUrl());
        assertThat(Spaces.signIn(elsewhere, userName, Spaces.PASSWORD).path())
                .isEqualTo("/mon-espace");

        Page known = ask(visitor, mail);
        Page unknown = ask(new Visitor(demo.portalUrl()), "personne-" + mail);
        assertThat(unknown.html().select("main").html())
                .as("the same answer")
                .isEqualTo(known.html().select("main").html());
        String link = Spaces.link(demo, mail, 2, "/mot-de-passe/");
        Page page = visitor.open(link);
        String fresh = "tabouret-nuage-pamplemousse";
        Page changed =
                visitor.submit(
                        page,
                        "pv-motdepasse",
                        "changer",
                        Map.of(
                                "mot_de_passe", List.of(fresh),
                                "mot_de_passe_encore", List.of(fresh)));
        assertThat(changed.text()).contains("Votre mot de passe est changé");
        assertThat(elsewhere.open("/mon-espace").path()).isEqualTo("/connexion");
        assertThat(Spaces.signIn(visitor, userName, Spaces.PASSWORD).path())
                .isEqualTo("/connexion");
        assertThat(Spaces.signIn(visitor, userName, fresh).path()).isEqualTo("/mon-espace");
        assertThat(visitor.open(link).text()).contains("Ce lien a déjà servi");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo(mail).size() == 3);
    }

    @Test
    @Feature("ACC-2")
    void ofTwoWhoTakeANameAtOnceOneGetsIt() throws Exception {
        var tries = new ArrayList<Callable<Page>>();
        for (int i = 0; i < 4; i++) {
            var person = new Visitor(demo.portalUrl());
            Page last = Spaces.upToAuthentication(person, "Petit", i + mail);
            var answers = Spaces.withCode(demo, last, Spaces.authentication(userName));
            tries.add(() -> person.submit(last, "pv-espace", "suivant", answers));
        }
        var pages = new ArrayList<Page>();
        var threads = Executors.newFixedThreadPool(tries.size());
        try {
            for (var answer : threads.invokeAll(tries)) {
                pages.add(answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(pages).extracting(Page::status).containsOnly(200);
        assertThat(pages)
                .filteredOn(p -> p.path().equals("/creer-mon-espace/confirmation"))
                .hasSize(1);
        assertThat(pages)
                .filteredOn(p -> p.text().contains("est déjà pris"))
                .as("the others are told, and keep what they typed")
                .hasSize(3);
    }

    @Test
    @Feature({"ACC-1", "ACC-2"})
    void whereTheMailIsTheNameNobodyKeepsAnotherPersonsAddress() {
        String node = TownVariant.signingInByMail(demo).url();
        var squatter = new Visitor(node);
        assertThat(byMail(squatter, "Intrus").path()).isEqualTo("/creer-mon-espace/confirmation");
        Spaces.link(demo, mail, 1, "/activation/");
        var owner = new Visitor(node);
        Page done = byMail(owner, "Petit");
        assertThat(done.path()).as(done.text()).isEqualTo("/creer-mon-espace/confirmation");
        Page activation = owner.open(Spaces.link(demo, mail, 2, "/activation/"));
        assertThat(activation.text()).contains("Zoé Petit");
        owner.submit(activation, "pv-activation", "activer", Map.of());
        assertThat(Spaces.signIn(owner, mail, Spaces.PASSWORD).path()).isEqualTo("/mon-espace");
    }

    private Page byMail(Visitor person, String lastName) {
        Page last = Spaces.upToAuthentication(person, lastName, mail);
        assertThat(last.html().getElementById("c-nom_utilisateur")).as("not asked").isNull();
        var answers = new HashMap<>(Spaces.authentication(userName));
        answers.remove("nom_utilisateur");
        return person.submit(last, "pv-espace", "suivant", Spaces.withCode(demo, last, answers));
    }

    private Page ask(Visitor asking, String name) {
        Page page = asking.open("/mot-de-passe-oublie");
        return asking.submit(
                page,
                "pv-oubli",
                "envoyer",
                Spaces.withCode(demo, page, Map.of("identifiant", List.of(name))));
    }

    @Test
    @Feature("ACC-3")
    void withoutProofAndCodeNothingIsMade() {
        Page last = Spaces.upToAuthentication(visitor, "Petit", mail);
        Page refused =
                visitor.submit(last, "pv-espace", "suivant", Spaces.authentication(userName));
        assertThat(refused.path()).isEqualTo("/creer-mon-espace/authentification");
        assertThat(refused.html().select("[name=pv-code]")).hasSize(1);
        assertThat(refused.html().getElementById("c-nom_utilisateur").val()).isEqualTo(userName);
        Page done =
                visitor.submit(
                        refused,
                        "pv-espace",
                        "suivant",
                        Spaces.withCode(demo, refused, Spaces.authentication(userName)));
        assertThat(done.path()).isEqualTo("/creer-mon-espace/confirmation");
    }

    @Test
    @Feature({"ACC-4", "ACC-10"})
    void brokenLinksSaySo() {
        for (String token : List.of("x", "A".repeat(32), "A".repeat(500), "..%2f", "%00")) {
            Page activation = visitor.open("/activation/" + token);
            assertThat(activation.status()).as(token).isIn(200, 400, 404);
            Page password = visitor.open("/mot-de-passe/" + token);
            assertThat(password.status()).as(token).isIn(200, 400, 404);
        }
        assertThat(visitor.open("/activation/" + "A".repeat(32)).text())
                .contains("Ce lien a déjà servi");
    }

    @Test
    @Feature("ACC-13")
    void aCitizenFindsNoBackOfficeAndAnAgentNoSpace() {
        assertThat(Spaces.citizen(demo, "durand").open("/agents").status()).isEqualTo(404);
        assertThat(Desk.agent(demo, "agent.etatcivil").open("/mon-espace").status()).isEqualTo(404);
        // the same address, written otherwise
        for (String written : List.of("/%61gents", "/%61gents/demandes", "/agents;a=b/demandes")) {
            assertThat(Spaces.citizen(demo, "durand").open(written).status())
                    .as(written)
                    .isIn(400, 404);
        }
    }
}
