package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agents' queue over HTTP: views that they keep, files that they take along. */
class QueueIT {

    private static final String VIEWS = "/agents/demandes/vues";

    private final Demonstration demo = SharedPortal.get();
    private Visitor agent;

    @BeforeEach
    void noViewIsKept() throws Exception {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from saved_view");
        }
        agent = Desk.agent(demo, "agent.etatcivil");
    }

    private static Page keep(Visitor agent, String address, String name) {
        return agent.submit(
                agent.open(address), "pv-vue", "enregistrer", Map.of("pv-nom", List.of(name)));
    }

    @Test
    @Feature("AGT-1")
    void anAgentKeepsAViewUnderANameAndOpensItAgain() {
        String choices = "vue=unassigned&tri=newest&demarche=acte-de-naissance&q=d%27A%C3%BB";
        Page kept = keep(agent, "/agents/demandes?" + choices, " Actes  à prendre <b> ");
        assertThat(kept.address().getRawQuery()).isEqualTo(choices);
        var link = kept.html().select(".pv-views a[aria-current=page]");
        assertThat(link.eachText()).containsExactly("Actes à prendre <b>");
        assertThat(link.attr("href")).endsWith("/agents/demandes?" + choices);
        assertThat(agent.open("/agents/demandes").html().select(".pv-views").text())
                .contains("Actes à prendre <b>");
        assertThat(Desk.agent(demo, "admin").open("/agents/demandes").text())
                .as("a colleague's views are the colleague's")
                .doesNotContain("Actes à prendre");
    }

    @Test
    @Feature("AGT-1")
    void aWrongNameIsSaidAndNothingIsKept() {
        keep(agent, "/agents/demandes?vue=late", "En retard");
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "en RETARD",
                                "Vous avez déjà une vue « en RETARD »",
                                "  ",
                                "Donnez un nom à la vue.",
                                "x".repeat(61),
                                "Le maximum est 60 caractères.")
                        .entrySet()) {
            Page refused = keep(agent, "/agents/demandes?vue=mine", wrong.getKey());
            assertThat(refused.html().select(".pv-errors").text().replace('\u00A0', ' '))
                    .contains(wrong.getValue());
            assertThat(refused.html().select("#pv-nom").val()).isEqualTo(wrong.getKey());
            assertThat(refused.html().select(".pv-views [aria-current]").text())
                    .as("the queue stays as it was")
                    .contains("Mes demandes");
        }
        assertThat(agent.open(VIEWS).html().select("form[id^=pv-vue-]")).hasSize(1);
    }

    @Test
    @Feature("AGT-1")
    void aViewIsRenamedAndRemoved() {
        keep(agent, "/agents/demandes?vue=late", "Un");
        keep(agent, "/agents/demandes?vue=mine", "Deux");
        Page views = agent.open(VIEWS);
        assertThat(views.html().select("[name=pv-nom]").eachAttr("value"))
                .containsExactly("Deux", "Un");
        String form = views.html().select("form[id^=pv-vue-]").last().id();
        Page taken = agent.submit(views, form, "renommer", Map.of("pv-nom", List.of("deux")));
        assertThat(taken.html().select(".pv-errors").text()).contains("Choisissez un autre nom");
        Page renamed = agent.submit(views, form, "renommer", Map.of("pv-nom", List.of("Été")));
        assertThat(renamed.html().select("[name=pv-nom]").eachAttr("value"))
                .containsExactly("Deux", "Été");
        Page removed = agent.submit(renamed, form, "supprimer", Map.of());
        assertThat(removed.html().select("[name=pv-nom]").eachAttr("value"))
                .containsExactly("Deux");
    }

    @Test
    @Feature("AGT-1")
    void aForgedOrAColleaguesViewIsNotFound() {
        keep(agent, "/agents/demandes?vue=late", "Mien");
        Page views = agent.open(VIEWS);
        String id = views.html().select("[name=pv-vue]").val();
        var colleague = Desk.agent(demo, "admin");
        for (String forged : List.of(id, "0", "-1", "x", "9".repeat(18), "9".repeat(30))) {
            for (String button : List.of("renommer", "supprimer")) {
                Page refused =
                        colleague.post(
                                URI.create(demo.portalUrl() + VIEWS),
                                Map.of(
                                        "pv-vue", List.of(forged),
                                        "pv-nom", List.of("À moi"),
                                        "pv-action", List.of(button)));
                assertThat(refused.status()).as(button + " " + forged).isEqualTo(404);
            }
        }
        assertThat(agent.open(VIEWS).html().select("[name=pv-nom]").val()).isEqualTo("Mien");
        assertThat(Desk.agent(demo, "regie").open(VIEWS).status()).isEqualTo(404);
    }

    @Test
    @Feature("AGT-1")
    void noMoreThanTwentyViewsAreKeptHoweverManyComeAtOnce() throws Exception {
        Page queue = agent.open("/agents/demandes?vue=late");
        List<Callable<Page>> race = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var name = Map.of("pv-nom", List.of("Vue " + i));
            race.add(() -> agent.submit(queue, "pv-vue", "enregistrer", name));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            int full = 0;
            for (var answer : pool.invokeAll(race)) {
                assertThat(answer.get().status()).isEqualTo(200);
                full += answer.get().text().contains("Vous avez déjà 20 vues") ? 1 : 0;
            }
            assertThat(full).isEqualTo(4);
        } finally {
            pool.shutdownNow();
        }
        assertThat(agent.open(VIEWS).html().select("form[id^=pv-vue-]")).hasSize(20);
    }

    @Test
    @Feature("AGT-1")
    void whatIsShownIsTakenAlongAsCsvAndAsOds() {
        String number =
                Desk.number(Desk.birthCertificate(new Visitor(demo.portalUrl()), "q@example.fr"));
        Page queue = agent.open("/agents/demandes?q=" + number);
        var links = queue.html().select("a[href*=export]").eachAttr("href");
        assertThat(links).hasSize(2);
        for (String link : links) {
            Page file = agent.open(link.replaceFirst("^/demarches-en-ligne", ""));
            assertThat(file.status()).isEqualTo(200);
            String type = link.contains("ods") ? "opendocument.spreadsheet" : "text/csv";
            assertThat(file.headers().get("Content-Type").get(0)).contains(type);
            assertThat(file.headers().get("Content-Disposition").get(0))
                    .contains(link.contains("ods") ? ".ods" : ".csv");
            assertThat(file.headers().get("Cache-Control")).containsExactly("no-store");
        }
        assertThat(agent.open("/agents/demandes/export?q=" + number).text())
                .contains(number, "Durand");
        assertThat(Desk.agent(demo, "regie").open("/agents/demandes/export").status())
                .as("staff without requests")
                .isEqualTo(404);
    }

    @Test
    void whatNoPageAsksForIsNoFault() {
        for (String choices :
                List.of("q=%00", "demarche=%00", "demarche=" + "x".repeat(500), "q=%F0%9F%98%80")) {
            assertThat(agent.open("/agents/demandes?" + choices).status())
                    .as(choices)
                    .isEqualTo(200);
        }
    }
}
