package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys of services over HTTP: made and printed by an agent, typed by a citizen. */
@Feature("ACC-6")
class ServiceKeyPagesIT {

    private static final String DESK = "/agents/comptes/cles";
    private static final String MINE = "/mon-espace/profil/cles";

    private final Demonstration demo = SharedPortal.get();
    private final String number = "K" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final Visitor agent = Desk.agent(demo, "agent.enfance");

    private Page create() {
        return agent.submit(
                agent.open(DESK + "?dossier=" + number),
                "pv-nouvelle",
                "creer",
                Map.of("pv-service", List.of("petite-enfance")));
    }

    private Visitor citizen() {
        String name = "k" + UUID.randomUUID().toString().substring(0, 8);
        var citizen = new Visitor(demo.portalUrl());
        Spaces.create(demo, citizen, "Clef", name + "@example.org", name);
        Page link = citizen.open(Spaces.link(demo, name + "@example.org", 1, "/activation/"));
        citizen.submit(link, "pv-activation", "activer", Map.of());
        assertThat(Spaces.signIn(citizen, name, Spaces.PASSWORD).path()).isEqualTo("/mon-espace");
        return citizen;
    }

    private static Page type(Visitor citizen, String key) {
        return citizen.submit(citizen.open(MINE), "pv-cle", "relier", Map.of("cle", List.of(key)));
    }

    @Test
    void aKeyIsShownOnceAndLinksOnce() {
        Page letter = create();
        String key = letter.html().select("#pv-cle-nouvelle").text();
        assertThat(key).matches("\\w{4}-\\w{4}-\\w{4}");
        assertThat(letter.text()).contains("Clé Espace Citoyens Enfance", number);
        Page list = agent.open(DESK + "?dossier=" + number.toLowerCase());
        assertThat(list.text()).contains("Pas encore utilisée").doesNotContain(key);

        var citizen = citizen();
        Page done = type(citizen, " " + key.toLowerCase().replace('-', ' '));
        assertThat(done.text())
                .contains("Votre espace est relié", "Service Petite enfance", number);
        Page again = type(citizen(), key);
        assertThat(again.html().select(".pv-errors").text())
                .contains("Cette clé n’est pas reconnue");
        Page used = agent.open(DESK + "?dossier=" + number);
        assertThat(used.html().select("tbody tr").text()).contains("Utilisée le", "Zoé Clef");
        assertThat(used.html().select("button[value=revoquer]")).isEmpty();
    }

    @Test
    void aPageMakesOneKeyAndARevokedKeyIsWrong() {
        Page page = agent.open(DESK + "?dossier=" + number);
        var values = Map.of("pv-service", List.of("petite-enfance"));
        Page letter = agent.submit(page, "pv-nouvelle", "creer", values);
        String key = letter.html().select("#pv-cle-nouvelle").text();
        Page twice = agent.submit(page, "pv-nouvelle", "creer", values);
        assertThat(twice.html().select(".pv-errors").text()).contains("a déjà créé une clé");
        Page list = agent.open(DESK + "?dossier=" + number);
        assertThat(list.html().select("tbody tr")).hasSize(1);
        String form = list.html().select("form[id^=pv-cle-]").attr("id");
        Page revoked = agent.submit(list, form, "revoquer", Map.of());
        assertThat(revoked.html().select("tbody tr").text()).contains("Révoquée le");
        assertThat(
                        agent.submit(list, form, "revoquer", Map.of())
                                .html()
                                .select(".pv-errors")
                                .text())
                .contains("ne peut plus être révoquée");
        assertThat(type(citizen(), key).text()).contains("Cette clé n’est pas reconnue");
    }

    @Test
    void fiveWrongKeysStopTheAccountAndAnAgentIsTold() {
        var citizen = citizen();
        for (int i = 0; i < 4; i++) {
            assertThat(type(citizen, "WRNG-" + i).text()).contains("pas reconnue");
        }
        Page fifth = type(citizen, "WRNG-5");
        assertThat(fifth.html().select(".pv-errors").text()).contains("Trop de clés fausses");
        assertThat(fifth.html().select("#c-cle-erreur").text()).contains("Trop de clés fausses");
        assertThat(fifth.html().getElementById("c-cle").val()).isEqualTo("WRNG-5");
        String right = create().html().select("#pv-cle-nouvelle").text();
        assertThat(type(citizen, right).text()).contains("Trop de clés fausses");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo
                                        .mail()
                                        .messagesTo("etat-civil@valmont-sur-oise.example")
                                        .stream()
                                        .anyMatch(m -> m.text().contains("Zoé Clef")));
        var desk = Desk.agent(demo, "agent.etatcivil");
        Page queue = desk.open("/agents/comptes");
        assertThat(queue.text()).contains("Trop de clés d’accès fausses", "Zoé Clef");
        String form = queue.html().select("form[id^=pv-alerte]").last().attr("id");
        assertThat(desk.submit(queue, form, "vu", Map.of()).html().getElementById(form)).isNull();
        assertThat(type(citizen(), right).text()).contains("Votre espace est relié");
    }

    @Test
    @Feature({"ACC-6", "ACC-16"})
    void anAgentGivesTheKeysOfTheOwnServicesOnly() {
        assertThat(agent.open("/agents").html().select(".pv-abar a[href$=cles]")).hasSize(1);
        assertThat(agent.open("/agents/comptes").status()).isEqualTo(404);
        Page page = agent.open(DESK + "?dossier=" + number);
        for (String foreign : List.of("etat-civil", "culture", "x", "")) {
            Page forged =
                    agent.submit(
                            page, "pv-nouvelle", "creer", Map.of("pv-service", List.of(foreign)));
            assertThat(forged.html().select(".pv-errors").text()).as(foreign).contains("service");
        }
        for (String staff : List.of("regie", "communication")) {
            assertThat(Desk.agent(demo, staff).open(DESK).status()).as(staff).isEqualTo(404);
        }
        assertThat(Spaces.citizen(demo, "durand").open(DESK).status()).isEqualTo(404);
        assertThat(agent.open(DESK + "?dossier=%3Cb%3E").text()).contains("Indiquez le numéro");
        assertThat(
                        agent.post(
                                        URI.create(demo.portalUrl() + DESK),
                                        Map.of(
                                                "pv-action", List.of("creer"),
                                                "pv-service", List.of("petite-enfance")))
                                .text())
                .contains("Indiquez le numéro");
    }
}
