package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Who writes news, and who finds what of it where. */
class NewsIT {

    private static final String DESK = "/agents/contenus";

    private final Demonstration demo = SharedPortal.get();
    private final Visitor anybody = new Visitor(demo.portalUrl());
    private final String mark = "n" + UUID.randomUUID().toString().substring(0, 8);

    private Map<String, List<String>> text(String title) {
        return Map.of(
                "titre", List.of(title + " " + mark),
                "resume", List.of("Résumé de " + mark),
                "texte", List.of("Corps de **" + mark + "** <script>alert(1)</script>"),
                "categorie", List.of("mot-du-maire"));
    }

    private Page draft(Visitor editor, String title) {
        Page made =
                editor.submit(
                        editor.open(DESK + "/nouvelle"), "pv-actualite", "creer", text(title));
        assertThat(made.text()).contains("Le texte est enregistré");
        return made;
    }

    private static Page publish(Visitor editor, Page draft, Map<String, List<String>> when) {
        return send(editor, draft, "publier", when);
    }

    /** The visitor reads no choice from a page, so it says the category anew. */
    private static Page send(
            Visitor editor, Page page, String button, Map<String, List<String>> values) {
        var all = new HashMap<>(values);
        all.put("categorie", List.of("mot-du-maire"));
        return editor.submit(page, "pv-actualite", button, all);
    }

    /** A cached copy is for addresses without a question mark. */
    private Page fresh(String path) {
        return anybody.open(path + "?" + UUID.randomUUID());
    }

    private String raw(String path) {
        return new String(anybody.bytes(path).body(), StandardCharsets.UTF_8);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    @Test
    @Feature({"CON-1", "CON-4", "EMB-5"})
    void onlyWhatIsPublishedIsFoundAnywhere() throws Exception {
        var editor = Desk.agent(demo, "communication");
        draft(editor, "Brouillon");
        Page scheduled =
                publish(
                        editor,
                        draft(editor, "Programmée"),
                        Map.of(
                                "quand", List.of("date"),
                                "jour", List.of("2099-01-02"),
                                "heure", List.of("08:00")));
        assertThat(scheduled.text()).contains("La publication est programmée", "Programmée");
        publish(editor, draft(editor, "Terminée"), Map.of());
        sql(
                "update content_news set publish_at = now() - interval '2 days', ends_at = now() -"
                        + " interval '1 second' where title = 'Terminée "
                        + mark
                        + "'");
        Page taken = publish(editor, draft(editor, "Retirée"), Map.of());
        assertThat(fresh("/actualites/retiree-" + mark).status()).isEqualTo(200);
        editor.submit(taken, "pv-actualite", "retirer", Map.of());
        Page published = publish(editor, draft(editor, "Publiée"), Map.of());
        assertThat(published.text()).contains("Le texte est publié");
        assertThat(published.html().select("button[value=publier]").text())
                .isEqualTo("Enregistrer et mettre en ligne");

        for (String list : List.of("/", "/actualites", "/actualites/categorie/mot-du-maire")) {
            Page page = fresh(list);
            assertThat(page.text())
                    .as(list)
                    .contains("Publiée " + mark, "Lire la suite", "Mot du maire")
                    .doesNotContain(
                            "Brouillon " + mark,
                            "Programmée " + mark,
                            "Terminée " + mark,
                            "Retirée " + mark);
        }
        assertThat(fresh("/").text()).contains("Voir toutes les actualités");
        assertThat(fresh("/actualites/categorie/informations-urgentes").text())
                .doesNotContain(mark);
        assertThat(fresh("/actualites/categorie/inconnue").status()).isEqualTo(404);
        for (String file : List.of("/actualites.atom", "/actualites.json", "/sitemap.xml")) {
            assertThat(raw(file).replaceAll("\\s", " "))
                    .as(file)
                    .contains("/actualites/publiee-" + mark)
                    .doesNotContain(
                            "brouillon-" + mark,
                            "programmee-" + mark,
                            "terminee-" + mark,
                            "retiree-" + mark,
                            "Brouillon " + mark,
                            "Programmée " + mark,
                            "Terminée " + mark,
                            "Retirée " + mark);
        }
        for (String hidden : List.of("brouillon-", "programmee-", "terminee-", "retiree-")) {
            assertThat(fresh("/actualites/" + hidden + mark).status()).as(hidden).isEqualTo(404);
        }
        theArticleIsForEverybody("/actualites/publiee-" + mark);
        theHomePageSaysAtOnceWhatChangedElsewhere();
    }

    /** As another node changes it: the home page asks for the state of the rows only. */
    private void theHomePageSaysAtOnceWhatChangedElsewhere() throws SQLException {
        String ours = " where title = 'Publiée " + mark + "'";
        sql("update content_news set summary = 'Changé ailleurs " + mark + "'" + ours);
        assertThat(fresh("/").text()).contains("Changé ailleurs " + mark);
        sql(
                "update content_news set publish_at = now() - interval '2 days',"
                        + " ends_at = now() - interval '1 second'"
                        + ours);
        assertThat(fresh("/").text()).doesNotContain(mark);
    }

    private void theArticleIsForEverybody(String path) throws Exception {
        Page article = fresh(path);
        assertThat(article.status()).isEqualTo(200);
        assertThat(article.html().select("article script")).isEmpty();
        assertThat(article.html().select("article .pv-prose").text())
                .isEqualTo("Corps de " + mark + " <script>alert(1)</script>");
        assertThat(article.html().select("article strong").text()).isEqualTo(mark);
        String address = demo.portalUrl() + path;
        var head = article.html().head();
        assertThat(head.select("link[rel=canonical]").attr("href")).isEqualTo(address);
        assertThat(head.select("meta[property=og:title]").attr("content"))
                .isEqualTo("Publiée " + mark);
        assertThat(head.select("meta[name=robots]")).isEmpty();
        var data =
                new ObjectMapper().readTree(head.select("script[type=application/ld+json]").html());
        assertThat(data.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(data.path("mainEntityOfPage").asText()).isEqualTo(address);

        var kept = anybody.bytes(path);
        assertThat(kept.headers().firstValue("Cache-Control").orElse("")).contains("public");
        assertThat(kept.headers().firstValue("Set-Cookie")).isEmpty();
        var atom =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(anybody.bytes("/actualites.atom").body()));
        assertThat(atom.getElementsByTagName("entry").getLength()).isPositive();
        var feed = anybody.bytes("/actualites.json");
        assertThat(feed.headers().firstValue("ETag")).isPresent();
        assertThat(new ObjectMapper().readTree(feed.body()).path("items").findValuesAsText("url"))
                .contains(address);
        assertThat(raw("/sitemap.xml")).contains("/demarches/acte-de-naissance</loc>");
        assertThat(raw("/robots.txt")).contains("Sitemap: " + demo.portalUrl() + "/sitemap.xml");
    }

    @Test
    @Feature("CON-4")
    void onlyCommunicationStaffWrite() {
        var editor = Desk.agent(demo, "communication");
        assertThat(editor.open("/agents").text()).contains("Contenus");
        Page mine = draft(editor, "Interne");
        assertThat(Desk.agent(demo, "admin").open(mine.path()).status()).isEqualTo(200);

        assertThat(anybody.open(DESK).path()).isEqualTo("/connexion");
        for (String other : List.of("agent.etatcivil", "regie")) {
            var agent = Desk.agent(demo, other);
            assertThat(agent.open("/agents").text()).doesNotContain("Contenus");
            for (String page :
                    List.of(
                            DESK,
                            DESK + "/nouvelle",
                            mine.path(),
                            mine.path() + "/apercu",
                            mine.path() + "/versions/1")) {
                assertThat(agent.open(page).status()).as(other + " " + page).isEqualTo(404);
            }
            var form = new HashMap<>(text("Intrusion"));
            for (String button : List.of("enregistrer", "publier", "retirer", "apercu")) {
                form.put("pv-action", List.of(button));
                form.put(
                        "pv-version",
                        List.of(mine.html().select("[name=pv-version]").attr("value")));
                assertThat(agent.post(URI.create(demo.portalUrl() + mine.path()), form).status())
                        .as(button)
                        .isEqualTo(404);
            }
            form.put("pv-action", List.of("creer"));
            assertThat(agent.post(URI.create(demo.portalUrl() + DESK + "/nouvelle"), form).status())
                    .isEqualTo(404);
        }
        assertThat(editor.open(DESK).text())
                .contains("Interne " + mark)
                .doesNotContain("Intrusion " + mark);
    }

    @Test
    @Feature("CON-4")
    void theSecondOfTwoEditorsIsToldAndKeepsTheText() {
        var first = Desk.agent(demo, "communication");
        Page seen = draft(first, "À deux");
        var second = Desk.agent(demo, "admin");
        Page same = second.open(seen.path());
        send(first, seen, "enregistrer", Map.of("titre", List.of("Un " + mark)));
        Page late = send(second, same, "enregistrer", Map.of("titre", List.of("Deux " + mark)));
        assertThat(late.text()).contains("Une autre personne vient de modifier ce texte");
        assertThat(late.html().select("#titre").val()).isEqualTo("Deux " + mark);
        Page now = first.open(seen.path());
        assertThat(now.html().select("#titre").val()).isEqualTo("Un " + mark);
        assertThat(now.html().select(".pv-versions li a").eachText())
                .as("the latest first")
                .containsExactly("Version 2", "Version 1");
        assertThat(first.open(seen.path() + "/versions/1").title()).isEqualTo("À deux " + mark);
        assertThat(first.open(seen.path() + "/versions/3").status()).isEqualTo(404);

        Page refused =
                publish(
                        first,
                        now,
                        Map.of(
                                "quand", List.of("date"),
                                "jour", List.of("2020-01-01"),
                                "heure", List.of("08:00"),
                                "texte", List.of("Autre texte")));
        assertThat(refused.text()).contains("La date de publication est passée");
        assertThat(refused.html().select("#texte").val()).isEqualTo("Autre texte");
        assertThat(first.open(seen.path()).html().select(".pv-versions li"))
                .as("nothing of it is stored")
                .hasSize(2);
    }

    @Test
    @Feature("CON-1")
    void aLongListHasPages() throws SQLException {
        sql(
                """
                insert into content_news (slug, title, summary, body, category, decided, publish_at,
                    edition, changed_at, changed_by)
                select '%1$s-' || i, 'Ancienne ' || i, '', 'x', 'inscriptions-reservations',
                    'PUBLISHED', timestamptz '2020-01-01' + make_interval(days => i), 1, now(), 'x'
                from generate_series(1, 25) i
                """
                        .formatted(mark));
        try {
            String list = "/actualites/categorie/inscriptions-reservations";
            Page first = anybody.open(list + "?page=1");
            assertThat(first.html().select(".pv-news li")).hasSize(10);
            assertThat(first.html().select("a[rel=next]").attr("href")).endsWith(list + "?page=2");
            assertThat(first.html().select(".pv-news li a:contains(Lire la suite)")).hasSize(10);
            String shared = "/api/v1/embed/news/inscriptions-reservations";
            assertThat(new String(anybody.bytes(shared).body(), StandardCharsets.UTF_8))
                    .as("a widget may show up to fifty")
                    .contains("Ancienne 1\"", "Ancienne 25");
            Page third = anybody.open(list + "?page=3");
            assertThat(third.html().select(".pv-news li")).hasSize(5);
            assertThat(third.html().select("link[rel=canonical]").attr("href")).endsWith("?page=3");
            for (String none : List.of("4", "0", "x", "999999", "-1")) {
                assertThat(anybody.open(list + "?page=" + none).status()).as(none).isEqualTo(404);
            }
        } finally {
            sql("delete from content_news where slug like '" + mark + "-%'");
        }
    }
}
