package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.content.cms.WordPressStandIn;
import fr.parvis.content.cms.WordPressStandIn.Mood;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** News between the portal and the town's site, with a stand-in that has bad manners. */
class CmsIT {

    private static final String SECRET = "une-phrase-que-personne-ne-devine";

    private static Demonstration demo;
    private static WordPressStandIn site;
    private static PortalProcess node;

    private final Visitor anybody = new Visitor(node.url());
    private final String mark = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() throws Exception {
        demo = SharedPortal.get();
        site = new WordPressStandIn();
        // a site that loses all at once is not believed; one that loses one post is
        site.write("Bienvenue sur le site", "<p>Bienvenue.</p>", "publish");
        node =
                TownVariant.sharing(
                        demo,
                        site.address(),
                        WordPressStandIn.USER,
                        WordPressStandIn.PASSWORD,
                        SECRET,
                        // whoever waits for what a lost message left behind waits for this
                        Map.of("PARVIS_CMS_SECONDS", "1"));
    }

    @AfterAll
    static void stop() {
        node.stop();
        site.close();
    }

    @AfterEach
    void behave() {
        site.be(Mood.FINE);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(25)).pollInterval(Duration.ofMillis(300));
    }

    private String list() {
        return anybody.open("/actualites?" + UUID.randomUUID()).text();
    }

    private static int say(String id, String event, String secret, long ago) throws Exception {
        String body = "{\"id\":\"" + id + "\",\"event\":\"" + event + "\"}";
        String timestamp = String.valueOf(System.currentTimeMillis() / 1000 - ago);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/cms/site"))
                                .header("X-Parvis-Timestamp", timestamp)
                                .header(
                                        "X-Parvis-Signature",
                                        Signatures.of(secret, timestamp + "." + body))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @Feature({"CMS-1", "CMS-3"})
    void postsAppearChangeAndDisappear() throws Exception {
        String secret = site.write("Privé " + mark, "<p>canari-" + mark + "</p>", "private");
        String draft = site.write("Brouillon " + mark, "<p>canari-" + mark + "</p>", "draft");
        String id =
                site.write(
                        "Marché " + mark,
                        "<p>Place <b>du Parvis</b><script>alert(1)</script></p>",
                        "publish");
        soon().until(() -> list().contains("Marché " + mark));
        Page item = anybody.follow(linked("Marché " + mark), "pv-suivi");
        assertThat(item.html().select("article b").text()).isEqualTo("du Parvis");
        assertThat(item.html().select("article script")).isEmpty();

        site.change(id, "title", "Braderie " + mark);
        soon().until(() -> list().contains("Braderie " + mark));
        assertThat(list()).doesNotContain("Marché " + mark);

        // another category there is another section here
        site.change(id, "category", "8");
        soon().until(
                        () ->
                                anybody.open("/infos-pratiques?" + UUID.randomUUID())
                                        .text()
                                        .contains("Braderie " + mark));
        assertThat(list()).doesNotContain("Braderie " + mark);
        site.change(id, "category", "7");
        soon().until(() -> list().contains("Braderie " + mark));

        // by a message: hidden before anything is read
        site.be(Mood.ERROR);
        assertThat(say(id, "gone", "faux", 0)).isEqualTo(401);
        assertThat(say(id, "gone", SECRET, 900)).isEqualTo(401);
        assertThat(list()).contains("Braderie " + mark);
        assertThat(say(id, "gone", SECRET, 0)).isEqualTo(202);
        assertThat(list()).doesNotContain("Braderie " + mark);
        // the message was wrong: the next pass heals it
        site.be(Mood.FINE);
        soon().until(() -> list().contains("Braderie " + mark));

        // the message was lost
        site.change(id, "status", "draft");
        soon().until(() -> !list().contains("Braderie " + mark));
        site.change(id, "status", "publish");
        soon().until(() -> list().contains("Braderie " + mark));
        site.delete(id);
        soon().until(() -> !list().contains("Braderie " + mark));

        for (String page :
                List.of(
                        "/",
                        "/actualites",
                        "/actualites.atom",
                        "/actualites.json",
                        "/sitemap.xml",
                        "/api/v1/embed/news",
                        "/actualites/prive-" + mark)) {
            assertThat(new String(anybody.bytes(page).body(), "UTF-8"))
                    .as(page)
                    .doesNotContain("canari-" + mark, "Privé " + mark);
        }
        assertThat(
                        count(
                                "select count(*) from content_news_version where body like '%canari-"
                                        + mark
                                        + "%'"))
                .isZero();
        site.delete(secret);
        site.delete(draft);
    }

    /** The link of an item in the list, with an id to be followed by. */
    private Page linked(String title) {
        Page list = anybody.open("/actualites?" + UUID.randomUUID());
        list.html().select("a").stream()
                .filter(a -> a.text().contains(title))
                .findFirst()
                .orElseThrow()
                .attr("id", "pv-suivi");
        return list;
    }

    @Test
    @Feature("CMS-4")
    void aSiteThatMisbehavesChangesNothingAndStaffSeeIt() throws Exception {
        String id = site.write("Reste " + mark, "<p>Texte</p>", "publish");
        soon().until(() -> list().contains("Reste " + mark));
        var editor = Desk.agentAt(node.url(), "communication");
        for (Mood mood : List.of(Mood.ERROR, Mood.BIG)) {
            site.be(mood);
            long before = count("select count(*) from content_news_version");
            soon().until(() -> editor.open("/agents/contenus/site").text().contains(words(mood)));
            assertThat(editor.open("/agents/contenus/site").text()).contains("Échoue depuis le");
            assertThat(list()).contains("Reste " + mark);
            assertThat(count("select count(*) from content_news_version")).isEqualTo(before);
        }
        site.be(Mood.SLOW);
        long begun = System.nanoTime();
        assertThat(list()).contains("Reste " + mark);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        site.be(Mood.FINE);
        Page desk = editor.open("/agents/contenus/site");
        editor.submit(desk, "pv-source-site", "relire", Map.of());
        soon().until(() -> editor.open("/agents/contenus/site").text().contains("À jour"));
        site.delete(id);
    }

    private static String words(Mood mood) {
        return mood == Mood.ERROR ? "par une erreur" : "trop longue";
    }

    @Test
    @Feature("CMS-2")
    void newsOfThePortalIsOnTheSiteOnceAndNothingThereIsWrittenOver() throws Exception {
        var editor = Desk.agentAt(node.url(), "communication");
        String title = "Conseil " + mark;
        Page page =
                editor.submit(
                        editor.open("/agents/contenus/nouvelle"),
                        "pv-actualite",
                        "creer",
                        text(title, "Séance publique"));
        sql("update content_news set destination = 'BOTH' where title = '" + title + "'");
        site.be(Mood.LOST_ANSWER);
        page = send(editor, page, "publier", title, "Séance publique");
        soon().until(() -> site.published().contains(title));
        site.be(Mood.FINE);
        // the answer was lost: tried again, found, not made twice
        soon().until(() -> editor.open("/agents/contenus/site").text().contains("Sur le site"));
        assertThat(site.published()).containsOnlyOnce(title);

        page = send(editor, page, "publier", title, "Séance du 12");
        soon().until(() -> site.post(site.id(title)).path("content").asText().contains("du 12"));
        // it does not come back as news of the site
        assertThat(count("select count(*) from content_news where title = '" + title + "'"))
                .isEqualTo(1);

        site.change(site.id(title), "content", "<p>Corrigé sur le site</p>");
        page = send(editor, page, "publier", title, "Séance du 13");
        soon().until(() -> editor.open("/agents/contenus/site").text().contains("des deux côtés"));
        assertThat(site.post(site.id(title)).path("content").asText())
                .isEqualTo("<p>Corrigé sur le site</p>");
        for (int width : new int[] {1280, 360}) {
            try (var screen = new Screen("site", width)) {
                screen.open(node.url() + "/agents/contenus/site");
                screen.field("Nom d’utilisateur").fill("communication");
                screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
                screen.button("Connexion").click();
                screen.page().waitForURL("**/agents/contenus/site");
                screen.check("conflit");
            }
        }
        Page desk = editor.open("/agents/contenus/site");
        editor.submit(
                desk,
                desk.html().select("form[id^=pv-conflit]").attr("id"),
                "garder-portail",
                Map.of());
        soon().until(() -> site.post(site.id(title)).path("content").asText().contains("du 13"));

        send(editor, page, "retirer", title, "Séance du 13");
        soon().until(() -> !site.published().contains(title));
    }

    private static Map<String, List<String>> text(String title, String body) {
        return Map.of(
                "titre", List.of(title),
                "texte", List.of(body),
                "categorie", List.of("mot-du-maire"),
                "destination", List.of("BOTH"));
    }

    private static Page send(Visitor editor, Page page, String button, String title, String body) {
        Page fresh = editor.open(page.path());
        Page sent = editor.submit(fresh, "pv-actualite", button, text(title, body));
        assertThat(sent.html().select(".pv-errors")).as(sent.text()).isEmpty();
        return sent;
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
