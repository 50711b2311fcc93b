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

/** "Clé d’activation", typed while a space is created, over HTTP. */
@Feature("ACC-6")
class WizardKeyIT {

    private static final String DESK = "/agents/comptes/cles";

    private final Demonstration demo = SharedPortal.get();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String number = "W" + run.toUpperCase();
    private final Visitor agent = Desk.agent(demo, "agent.enfance");

    private String key() {
        return agent.submit(
                        agent.open(DESK + "?dossier=" + number),
                        "pv-nouvelle",
                        "creer",
                        Map.of("pv-service", List.of("petite-enfance")))
                .html()
                .select("#pv-cle-nouvelle")
                .text();
    }

    private Page household() {
        return agent.open(DESK + "?dossier=" + number);
    }

    private String mail(int person) {
        return name(person) + "@example.org";
    }

    private String name(int person) {
        return "w" + person + run;
    }

    private Map<String, List<String>> answers(Page last, int person, String key) {
        var answers =
                new HashMap<>(Spaces.withCode(demo, last, Spaces.authentication(name(person))));
        answers.put("cle_activation", List.of(key));
        return answers;
    }

    private Page create(Visitor visitor, int person, String key) {
        Page last = Spaces.upToAuthentication(visitor, "Clavier", mail(person));
        return visitor.submit(last, "pv-espace", "suivant", answers(last, person, key));
    }

    private Page activate(Visitor visitor, int person) {
        Page link = visitor.open(Spaces.link(demo, mail(person), 1, "/activation/"));
        return visitor.submit(link, "pv-activation", "activer", Map.of());
    }

    @Test
    void aRightKeyLinksTheSpaceWhenItComesToLifeAndNotBefore() {
        String key = key();
        var visitor = new Visitor(demo.portalUrl());
        Page last = Spaces.upToAuthentication(visitor, "Clavier", mail(1));
        assertThat(last.text())
                .contains(
                        "Si vous êtes connu d’un de ces services, vous avez reçu une clé",
                        "Service Petite enfance",
                        "Clé d’activation");
        Page created =
                visitor.submit(
                        last,
                        "pv-espace",
                        "suivant",
                        answers(last, 1, " " + key.toLowerCase().replace('-', ' ')));
        assertThat(created.path()).isEqualTo("/creer-mon-espace/confirmation");
        assertThat(household().text())
                .contains("Pas encore utilisée", "Personne n’est encore relié");

        activate(visitor, 1);
        assertThat(household().html().select("tbody tr").text())
                .contains("Utilisée le", "Zoé Clavier");
        Spaces.signIn(visitor, name(1), Spaces.PASSWORD);
        assertThat(visitor.open("/mon-espace/profil/cles").text())
                .contains("Service Petite enfance", number);
    }

    @Test
    void aSpaceIsCreatedWithoutAKeyToo() {
        assertThat(create(new Visitor(demo.portalUrl()), 1, "").path())
                .isEqualTo("/creer-mon-espace/confirmation");
    }

    @Test
    void aWrongKeyIsSaidAndTheFifthStopsTheTriesAndTellsAnAgent() {
        var visitor = new Visitor(demo.portalUrl());
        Page page = create(visitor, 1, "WRNG-1");
        assertThat(page.path()).isEqualTo("/creer-mon-espace/authentification");
        assertThat(page.html().select(".pv-errors li").eachText())
                .containsExactly("Cette clé n’est pas reconnue. Vérifiez le courrier reçu.");
        assertThat(page.html().select("#c-cle_activation-erreur")).hasSize(1);
        assertThat(page.html().getElementById("c-cle_activation").val()).isEqualTo("WRNG-1");
        assertThat(page.html().getElementById("c-nom_utilisateur").val()).isEqualTo(name(1));
        assertThat(
                        visitor.open("/creer-mon-espace/authentification")
                                .html()
                                .getElementById("c-cle_activation")
                                .val())
                .as("never part of the draft")
                .isEmpty();
        for (int i = 2; i <= 5; i++) {
            page = visitor.submit(page, "pv-espace", "suivant", answers(page, 1, "WRNG-" + i));
        }
        assertThat(page.html().select("#c-cle_activation-erreur").text())
                .contains("Trop de clés fausses", "Videz cette case");
        String right = key();
        Page stopped = visitor.submit(page, "pv-espace", "suivant", answers(page, 1, right));
        assertThat(stopped.text()).contains("Trop de clés fausses");

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo
                                        .mail()
                                        .messagesTo("etat-civil@valmont-sur-oise.example")
                                        .stream()
                                        .anyMatch(m -> m.text().contains("Zoé Clavier")));
        var desk = Desk.agent(demo, "agent.etatcivil");
        Page queue = desk.open("/agents/comptes");
        assertThat(queue.text()).contains("Zoé Clavier, en créant son espace");
        String form = queue.html().select("form[id^=pv-alerte]:contains(Clavier)").attr("id");
        assertThat(desk.submit(queue, form, "vu", Map.of()).html().getElementById(form)).isNull();

        assertThat(visitor.submit(stopped, "pv-espace", "suivant", answers(stopped, 1, "")).path())
                .as("without a key the space is created at once")
                .isEqualTo("/creer-mon-espace/confirmation");
        assertThat(create(new Visitor(demo.portalUrl()), 2, right).path())
                .as("somebody else is not stopped")
                .isEqualTo("/creer-mon-espace/confirmation");
    }

    @Test
    void ofTwoWhoComeToLifeWithOneKeyTheFirstIsLinkedAndTheOtherIsTold() throws Exception {
        String key = key();
        var tries = new ArrayList<Callable<Page>>();
        for (int person = 1; person <= 3; person++) {
            var visitor = new Visitor(demo.portalUrl());
            assertThat(create(visitor, person, key).path())
                    .isEqualTo("/creer-mon-espace/confirmation");
            Page link = visitor.open(Spaces.link(demo, mail(person), 1, "/activation/"));
            tries.add(() -> visitor.submit(link, "pv-activation", "activer", Map.of()));
        }
        var threads = Executors.newFixedThreadPool(tries.size());
        try {
            for (var page : threads.invokeAll(tries)) {
                assertThat(page.get().text()).contains("Votre espace est actif");
            }
        } finally {
            threads.shutdown();
        }
        Page household = household();
        assertThat(household.html().select("main ul li:contains(Zoé Clavier)")).hasSize(1);
        assertThat(household.html().select("tbody tr").text()).contains("Utilisée le");
        await().atMost(Duration.ofSeconds(30)).until(() -> told() == 2);
        assertThat(create(new Visitor(demo.portalUrl()), 4, key).text())
                .contains("Cette clé n’est pas reconnue");
    }

    private long told() {
        return List.of(1, 2, 3).stream()
                .filter(
                        p ->
                                demo.mail().messagesTo(mail(p)).stream()
                                        .anyMatch(m -> m.text().contains("a déjà servi")))
                .count();
    }

    @Test
    @Feature("ACC-5")
    void whereAnAgentActivatesTheKeyIsUsedByThat() {
        String key = key();
        var visitor = new Visitor(TownVariant.activatedByAgent(demo).url());
        create(visitor, 1, key);
        activate(visitor, 1);
        assertThat(household().text()).contains("Pas encore utilisée");

        var desk = Desk.agent(demo, "admin");
        String file =
                desk.open("/agents/comptes?q=" + name(1))
                        .html()
                        .select("tbody th a")
                        .attr("href")
                        .replaceFirst(".*/agents", "/agents");
        Page waiting = desk.open(file);
        assertThat(waiting.text()).contains("A tapé une clé du dossier n° " + number);
        Page active = desk.submit(waiting, "pv-activer", "activer", Map.of());
        assertThat(active.text()).contains("Dossier n° " + number).doesNotContain("A tapé une clé");
        assertThat(household().html().select("tbody tr").text()).contains("Utilisée le");
    }
}
