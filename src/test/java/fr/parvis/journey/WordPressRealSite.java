package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parvis.demo.DemoPictures;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.RealWordPress;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The portal beside a real WordPress, Debian's, on this machine: {@code mvn verify -Pcms}. Passes
 * are an hour apart here, so that whatever comes soon has come by a message.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WordPressRealSite {

    private static final String SECRET = "une-phrase-que-personne-ne-devine";

    private static Demonstration demo;
    private static RealWordPress site;
    private static PortalProcess node;
    private static Visitor anybody;
    private static String firstLook;

    private final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        Optional<String> missing = RealWordPress.missing();
        missing.ifPresent(why -> System.out.println("WordPress n’est pas essayé : " + why));
        assumeTrue(missing.isEmpty(), () -> "WordPress n’est pas essayé : " + missing.get());
        site = RealWordPress.start(Path.of("target", "wordpress"));
        demo = SharedPortal.get();
        node =
                TownVariant.sharing(
                        demo,
                        java.net.URI.create(site.url() + "/"),
                        "portail",
                        site.password(),
                        SECRET,
                        Map.of(
                                "PARVIS_CMS_SECONDS", "3600",
                                "PARVIS_WEBSITE_URL", site.url() + "/",
                                "PARVIS_SHELL_URL", site.url() + "/?parvis_gabarit=1"));
        settings(SECRET);
        anybody = new Visitor(node.url());
    }

    private static void settings(String secret) {
        site.staff(
                "settings",
                json("url", node.url(), "source", "site", "secret", secret, "colour", "#0b5d66"));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.stop();
        }
        if (site != null) {
            site.close();
        }
    }

    private static String json(String... pairs) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            json.put(pairs[i], pairs[i + 1]);
        }
        return json.toString();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(300));
    }

    private static String list() {
        return anybody.open("/actualites?" + UUID.randomUUID()).text();
    }

    private static String write(String title, String status, String content) {
        return site.staff("write", json("title", title, "status", status, "content", content));
    }

    private static void change(String id, String field, String value) {
        site.staff("change", json("ID", id, field, value));
    }

    @Test
    @Order(1)
    @Feature({"EMB-1", "EMB-2", "EMB-4"})
    void thePortalWearsTheLookOfATheme() {
        look("theme-2023");
        site.staff(
                "page",
                json(
                        "title", "Services",
                        "name", "services",
                        "content",
                                "[parvis_mon_espace]\n\n"
                                        + "<!-- wp:parvis/demarches {\"theme\":\"etat-civil\",\"nombre\":\"3\"} /-->"
                                        + "\n\n[parvis_recherche]\n\n[parvis_infos_pratiques]"));
        site.staff(
                "page",
                json(
                        "title", "Acte",
                        "name", "acte",
                        "content", "[parvis_cadre demarche=\"acte-de-naissance\"]"));
        widgets("2023");
        firstLook = styles();
        site.staff("theme", json("name", "twentytwentytwo"));
    }

    @Test
    @Order(9)
    @Feature({"EMB-1", "EMB-4"})
    void andThatOfAnother() {
        await().atMost(Duration.ofSeconds(75))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !styles().equals(firstLook));
        look("theme-2022");
    }

    /** The style sheet of the look that pages wear. */
    private static String styles() {
        return anybody.open("/aide?" + UUID.randomUUID())
                .html()
                .select("link[rel=stylesheet][href*=/shell/]")
                .attr("href");
    }

    private static void look(String name) {
        for (int width : new int[] {1280, 360}) {
            try (var screen = new Screen("wordpress-" + name, width)) {
                screen.open(node.url() + "/demarches/acte-de-naissance?" + UUID.randomUUID());
                assertThat(screen.page().locator(".wp-site-blocks main.pv-main h1")).hasCount(1);
                assertThat(screen.page().content()).doesNotContain("@@PARVIS@@");
                Object wide =
                        screen.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) wide).intValue()).isLessThanOrEqualTo(0);
                screen.picture("demarche");
            }
        }
    }

    @Test
    @Order(2)
    @Feature({"CMS-1", "CMS-3", "EMB-4"})
    void aPostIsFollowedByMessages() throws Exception {
        String id =
                site.staff(
                        "write",
                        json(
                                "title",
                                "Marché " + mark,
                                "status",
                                "publish",
                                "content",
                                "<!-- wp:paragraph --><p>« Place du <strong>Parvis</strong> » à 9&nbsp;h</p><!-- /wp:paragraph -->",
                                "picture",
                                Base64.getEncoder().encodeToString(DemoPictures.card("place"))));
        soon().until(() -> list().contains("Marché " + mark));
        Page list = anybody.open("/actualites?" + UUID.randomUUID());
        list.html().select("a").stream()
                .filter(a -> a.text().contains("Marché " + mark))
                .findFirst()
                .orElseThrow()
                .attr("id", "pv-suivi");
        Page article = anybody.follow(list, "pv-suivi");
        assertThat(article.html().select("article strong").text()).isEqualTo("Parvis");
        assertThat(article.html().select("article").text()).contains("« Place du Parvis »");
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                count(
                                                "select count(*) from content_news where picture_id is not null and title like '%"
                                                        + mark
                                                        + "'")
                                        == 1);

        change(id, "post_title", "Braderie " + mark);
        soon().until(() -> list().contains("Braderie " + mark));
        change(id, "post_status", "draft");
        soon().until(() -> !list().contains("Braderie " + mark));
        change(id, "post_status", "publish");
        soon().until(() -> list().contains("Braderie " + mark));
        change(id, "post_status", "private");
        soon().until(() -> !list().contains("Braderie " + mark));
        change(id, "post_status", "publish");
        soon().until(() -> list().contains("Braderie " + mark));
        site.staff("delete", json("ID", id));
        soon().until(() -> !list().contains("Braderie " + mark));
    }

    @Test
    @Order(3)
    @Feature({"CMS-1", "CMS-4"})
    void whatALostMessageLeftBehindIsHealedByOnePass() throws Exception {
        var editor = Desk.agentAt(node.url(), "communication");
        settings("");
        String stays = write("Reste " + mark, "publish", "<p>a</p>");
        String goes = write("Part " + mark, "publish", "<p>a</p>");
        write("Privé " + mark, "private", "<p>canari-" + mark + "</p>");
        write("Brouillon " + mark, "draft", "<p>canari-" + mark + "</p>");
        pass(editor);
        soon().until(() -> list().contains("Reste " + mark) && list().contains("Part " + mark));
        change(stays, "post_content", "<p>changé</p>");
        change(stays, "post_title", "Restera " + mark);
        site.staff("delete", json("ID", goes));
        pass(editor);
        soon().until(() -> list().contains("Restera " + mark) && !list().contains("Part " + mark));
        for (String page :
                List.of(
                        "/",
                        "/actualites",
                        "/actualites.atom",
                        "/actualites.json",
                        "/sitemap.xml",
                        "/api/v1/embed/news")) {
            assertThat(new String(anybody.bytes(page).body(), StandardCharsets.UTF_8))
                    .as(page)
                    .doesNotContain("canari-" + mark, "Privé " + mark);
        }
        assertThat(
                        count(
                                "select count(*) from content_news_version where body like '%canari-"
                                        + mark
                                        + "%'"))
                .isZero();
        settings(SECRET);
    }

    /** "Relire maintenant". */
    private static void pass(Visitor editor) {
        editor.submit(editor.open("/agents/contenus/site"), "pv-source-site", "relire", Map.of());
    }

    @Test
    @Order(4)
    @Feature("CMS-2")
    void newsOfThePortalIsThereOnceAndNothingIsWrittenOver() throws Exception {
        var editor = Desk.agentAt(node.url(), "communication");
        String title = "Conseil " + mark;
        Page page =
                editor.submit(
                        editor.open("/agents/contenus/nouvelle"),
                        "pv-actualite",
                        "creer",
                        text(title, "Séance **publique**"));
        sql("update content_news set destination = 'BOTH' where title = '" + title + "'");
        send(editor, page, "publier", title, "Séance **publique**");
        soon().until(() -> site.find(title).size() == 1);
        assertThat(site.find(title).get(0).get("status").asText()).isEqualTo("publish");
        assertThat(site.find(title).get(0).get("content").asText())
                .contains("<strong>publique</strong>");
        soon().until(() -> editor.open("/agents/contenus/site").text().contains("Sur le site"));

        sql(
                "update content_news set picture_id = (select max(id) from content_media where sort"
                        + " = 'PICTURE' and alt <> '') where title = '"
                        + title
                        + "'");
        String chosen = editor.open(page.path()).html().select("#image option[selected]").val();
        var pictured = new HashMap<>(text(title, "Séance du 12"));
        pictured.put("image", List.of(chosen));
        editor.submit(editor.open(page.path()), "pv-actualite", "publier", pictured);
        soon().until(() -> site.find(title).get(0).get("content").asText().contains("du 12"));
        soon().until(() -> !site.find(title).get(0).get("picture").asText().isEmpty());
        assertThat(site.find(title).get(0).get("alt").asText()).isEqualTo("La place du Parvis");
        assertThat(site.find(title)).hasSize(1);
        pass(editor);
        assertThat(count("select count(*) from content_news where title = '" + title + "'"))
                .isEqualTo(1);

        String id = site.find(title).get(0).get("id").asText();
        change(id, "post_content", "<p>Corrigé sur le site</p>");
        send(editor, page, "publier", title, "Séance du 13");
        soon().until(() -> editor.open("/agents/contenus/site").text().contains("des deux côtés"));
        assertThat(site.find(title).get(0).get("content").asText()).contains("Corrigé sur le site");
        Page desk = editor.open("/agents/contenus/site");
        editor.submit(
                desk,
                desk.html().select("form[id^=pv-conflit]").attr("id"),
                "garder-portail",
                Map.of());
        soon().until(() -> site.find(title).get(0).get("content").asText().contains("du 13"));

        send(editor, page, "retirer", title, "Séance du 13");
        soon().until(() -> site.find(title).get(0).get("status").asText().equals("draft"));
        assertThat(site.find(title).get(0).get("picture").asText()).isEmpty();
    }

    @Test
    @Order(5)
    @Feature({"EMB-2", "EMB-3", "EMB-4"})
    void widgetsAndAFrameStandInAPageOfAnotherTheme() {
        widgets("2022");
        for (int width : new int[] {1280, 360}) {
            try (var screen = new Screen("wordpress-cadre", width)) {
                screen.open(site.url() + "/acte/?strict=1");
                assertThat(screen.page().frameLocator("iframe").locator("h1"))
                        .containsText("naissance");
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> screen.page().locator("iframe").boundingBox().height > 600);
                screen.picture("cadre");
            }
        }
        assertThat(site.complaints()).doesNotContain("/plugins/parvis/");
    }

    /** Under a strict policy. */
    private static void widgets(String theme) {
        for (int width : new int[] {1280, 360}) {
            try (var screen = new Screen("wordpress-widgets-" + theme, width)) {
                var page = screen.page();
                var errors = new ArrayList<String>();
                page.onPageError(errors::add);
                page.onConsoleMessage(
                        m -> {
                            // WordPress has scripts in its pages; the portal's widgets have not
                            if (m.type().equals("error")
                                    && m.text().contains("ecurity")
                                    && !m.text().startsWith("Executing inline script")) {
                                errors.add(m.text());
                            }
                        });
                screen.open(site.url() + "/services/?strict=1");
                assertThat(page.locator("parvis-demarches li")).hasCount(3);
                assertThat(page.locator("parvis-mon-espace")).containsText("Se connecter");
                assertThat(page.locator("parvis-infos-pratiques")).containsText("Mairie");
                screen.picture("services");
                accessible(page);
                assertThat(errors).as("errors of scripts or of the policy").isEmpty();
                // every link and field of the widgets is reached, and says where it leads
                screen.tabTo(page.getByLabel("Rechercher une démarche"));
                page.keyboard().type("naissance");
                assertThat(page.locator("parvis-recherche [role=status]")).containsText("trouvée");
                accessible(page);
                screen.tabTo(page.locator("parvis-recherche a:visible").first());
                screen.open(site.url() + "/services/?strict=1");
                screen.tabTo(page.locator("parvis-demarches a:visible").last());
                assertThat(
                                page.locator("parvis-demarches a:visible")
                                        .last()
                                        .evaluate("e => getComputedStyle(e).outlineStyle"))
                        .as("one sees where one is")
                        .isNotEqualTo("none");

                // the portal is stopped: the page of the town is whole, what stood there stays
                page.route(
                        Pattern.compile("/api/v1/embed/|/embed/parvis.js"), route -> route.abort());
                screen.open(site.url() + "/services/?strict=1");
                assertThat(page.locator("parvis-demarches a:visible").first()).isVisible();
                accessible(page);
                screen.picture("portail-arrete");
            }
        }
    }

    /** Nothing that axe finds is within a widget; what a theme does is its own. */
    private static void accessible(com.microsoft.playwright.Page page) {
        var found =
                new AxeBuilder(page)
                        .setLegacyMode(true)
                        .include(
                                List.of(
                                        "parvis-demarches",
                                        "parvis-mon-espace",
                                        "parvis-recherche",
                                        "parvis-infos-pratiques"))
                        .analyze()
                        .getViolations();
        org.assertj.core.api.Assertions.assertThat(found)
                .as(
                        "axe: %s",
                        found.stream()
                                .map(v -> v.getId() + " " + v.getNodes().get(0).getHtml())
                                .toList())
                .isEmpty();
    }

    private static Map<String, List<String>> text(String title, String body) {
        return Map.of(
                "titre", List.of(title),
                "texte", List.of(body),
                "categorie", List.of("mot-du-maire"),
                "destination", List.of("BOTH"));
    }

    private static void send(Visitor editor, Page page, String button, String title, String body) {
        Page sent =
                editor.submit(editor.open(page.path()), "pv-actualite", button, text(title, body));
        assertThat(sent.html().select(".pv-errors")).as(sent.text()).isEmpty();
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    private static long count(String query) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
