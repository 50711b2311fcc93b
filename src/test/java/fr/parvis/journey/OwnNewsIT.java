package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** News for certain people: found by them, and by nobody else anywhere. */
class OwnNewsIT {

    private static final int MOST_PAGES = 160;

    private final Demonstration demo = SharedPortal.get();
    private final String mark = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final String canary = "canari" + mark;

    private Map<String, List<String>> text(String title, Map<String, List<String>> more) {
        var all = new HashMap<>(Contents.text(title + " " + canary, "vie-municipale"));
        all.putAll(more);
        return all;
    }

    /** The texts of the mails that somebody was to get. */
    private List<String> mails(String userName) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select o.text from outbox_message o where o.recipient ="
                                        + " (select mail from account where user_name = ?)")) {
            query.setString(1, userName);
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static Map<String, List<String>> district(String id) {
        return group("quartier:" + id);
    }

    private static Map<String, List<String>> group(String key) {
        return Map.of("lecteurs", List.of("GROUPS"), "groupe", List.of(key));
    }

    @Test
    @Feature("CON-2")
    void itIsReadByItsGroupAndFoundNowhereElse() throws Exception {
        var editor = Desk.agent(demo, "communication");
        var said = text("Réunion", district("centre"));
        Page draft = Contents.draft(editor, "NEWS", said);
        var values = new HashMap<String, String>();
        said.forEach((name, value) -> values.put(name, value.get(0)));
        values.put("pv-version", draft.html().select("[name=pv-version]").val());
        values.put("image-texte", "Image de " + canary);
        Page published =
                editor.upload(
                        draft,
                        Contents.FORM,
                        "publier",
                        values,
                        "image-fichier",
                        canary + ".jpg",
                        SampleDocuments.jpeg(900, 600, new java.awt.Color(mark.hashCode())));
        assertThat(published.text())
                .as(published.html().select(".pv-errors").text())
                .contains("Le texte est publié");
        assertThat(editor.open(Contents.DESK).text()).contains("Habitants du quartier Centre");

        // "2 rue du Puits" is in the centre; "3 quai des Lavandières" is not
        var inside = Spaces.newCitizen(demo, mark);
        String slug = "/mon-espace/actualites/reunion-" + canary;
        Page board = inside.open("/mon-espace");
        String before =
                board.html().select("a[href$='/mon-espace/actualites'] .pv-pastille").text();
        assertThat(Integer.parseInt(before)).isPositive();
        Page list = inside.open("/mon-espace/actualites");
        assertThat(list.text())
                .contains(
                        "Réunion " + canary, "Nouveau", "Pour vous : Habitants du quartier Centre");
        Page article = inside.open(slug);
        assertThat(article.title()).isEqualTo("Réunion " + canary);
        String picture = Contents.below(demo, article.html().select("article img").attr("src"));
        assertThat(inside.bytes(picture).statusCode()).isEqualTo(200);
        assertThat(inside.bytes(picture).headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        String after =
                inside.open("/mon-espace")
                        .html()
                        .select("a[href$='/mon-espace/actualites'] .pv-pastille")
                        .text();
        assertThat(after.isEmpty() ? 0 : Integer.parseInt(after))
                .as("one less to read")
                .isEqualTo(Integer.parseInt(before) - 1);

        var outside = Spaces.citizen(demo, "martin");
        var anybody = new Visitor(demo.portalUrl());
        String open = picture.replace("/mon-espace/actualites/medias/", "/medias/");
        for (Visitor other : List.of(outside, anybody, Desk.agent(demo, "regie"))) {
            for (String path :
                    List.of(
                            slug,
                            slug.replace("/mon-espace", ""),
                            slug.replace("actualites", "documents"))) {
                Page page = other.open(path);
                assertThat(page.html().html()).as(path).doesNotContain("Réunion " + canary);
            }
            assertThat(other.bytes(open).statusCode()).isEqualTo(404);
            var own = other.bytes(picture);
            assertThat(own.headers().firstValue("Content-Type").orElse(""))
                    .as("no picture for others")
                    .doesNotContain("image/");
        }
        familiesOfASchoolAndOfAnActivity(editor, inside, outside);
        crawl(anybody, "/");
        crawl(outside, "/mon-espace");
    }

    /** Told to those whose child is there, and to no other family. */
    private void familiesOfASchoolAndOfAnActivity(Visitor editor, Visitor district, Visitor outside)
            throws SQLException {
        var parent = Spaces.newCitizen(demo, "e" + mark);
        var family = BookedFamily.of(demo.database(), "e" + mark);
        long child = family.child("Lina");
        Contents.publish(editor, "NEWS", text("Kermesse", group("ecole:ecole-du-parc")));
        Contents.publish(editor, "NEWS", text("Atelier", group("activite:etude")));
        assertThat(parent.open("/mon-espace/actualites").text())
                .contains(
                        "Kermesse " + canary,
                        "Pour vous : Familles de l’établissement « École du Parc »")
                .doesNotContain("Atelier " + canary);
        family.enrolment(child, "etude", "jules-ferry", null);
        assertThat(parent.open("/mon-espace/actualites").text())
                .contains("Atelier " + canary, "Pour vous : Familles inscrites : ");
        for (Visitor other : List.of(district, outside)) {
            assertThat(other.open("/mon-espace/actualites").text())
                    .doesNotContain("Kermesse " + canary, "Atelier " + canary);
            for (String slug : List.of("kermesse-", "atelier-")) {
                assertThat(other.open("/mon-espace/actualites/" + slug + canary).status())
                        .isEqualTo(404);
            }
        }
    }

    /** Follows every link, and looks for the mark in all that comes back. */
    private void crawl(Visitor visitor, String begin) {
        var waiting =
                new ArrayDeque<>(
                        List.of(
                                begin,
                                "/actualites.atom",
                                "/actualites.json",
                                "/sitemap.xml",
                                "/api/v1/demarches",
                                "/demarches?q=canari",
                                "/actualites",
                                "/actualites?page=1",
                                "/infos-pratiques",
                                "/activites",
                                "/documents",
                                "/mon-espace/actualites",
                                "/mon-espace/actualites?categorie=vie-municipale"));
        Set<String> seen = new LinkedHashSet<>(waiting);
        for (int i = 0; i < MOST_PAGES && !waiting.isEmpty(); i++) {
            String path = waiting.poll();
            var answer = visitor.bytes(path);
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(body).as(path).doesNotContain(canary);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                org.jsoup.Jsoup.parse(body, demo.portalUrl() + path).select("a[href]").stream()
                        .map(a -> a.absUrl("href").replaceAll("#.*", ""))
                        .filter(a -> a.startsWith(demo.portalUrl() + "/"))
                        .filter(a -> !a.contains("/deconnexion"))
                        .map(a -> a.substring(demo.portalUrl().length()))
                        .filter(a -> !a.contains("/assets/") && seen.add(a))
                        .forEach(waiting::add);
            }
        }
        assertThat(seen.size()).as("it went through the portal").isGreaterThan(30);
    }

    @Test
    @Feature("CON-2")
    void whoAskedForItIsToldByMailOnceAndMayStop() throws Exception {
        var inside = Spaces.newCitizen(demo, "m" + mark);
        Page wish = inside.open("/mon-espace/profil/courriels");
        Page wished =
                inside.submit(
                        wish, "pv-courriels", "enregistrer", Map.of("recevoir", List.of("1")));
        assertThat(wished.text()).contains("Vous recevrez un courriel");
        var other = Spaces.citizen(demo, "martin");
        other.submit(
                other.open("/mon-espace/profil/courriels"),
                "pv-courriels",
                "enregistrer",
                Map.of("recevoir", List.of("1")));
        Contents.publish(
                Desk.agent(demo, "communication"), "NEWS", text("Réunion", district("centre")));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> mails("m" + mark).stream().anyMatch(m -> m.contains(canary)));
        String mail = mails("m" + mark).stream().filter(m -> m.contains(canary)).findFirst().get();
        assertThat(mail).contains("/mon-espace/actualites/reunion-" + canary);
        assertThat(mail).as("what is written stays in the space").doesNotContain("Le texte de");
        assertThat(mails("martin")).noneMatch(m -> m.contains(canary));
        assertThat(mails("m" + mark).stream().filter(m -> m.contains(canary))).hasSize(1);

        var link = Pattern.compile("/desabonnement/[\\w-]{32}").matcher(mail);
        assertThat(link.find()).isTrue();
        var anybody = new Visitor(demo.portalUrl());
        Page stop = anybody.open(link.group());
        assertThat(anybody.submit(stop, "pv-desabonnement", "arreter", Map.of()).text())
                .contains("Vous ne recevrez plus ces courriels");
        assertThat(
                        inside.open("/mon-espace/profil/courriels")
                                .html()
                                .select("[name=recevoir]")
                                .hasAttr("checked"))
                .isFalse();
        other.submit(
                other.open("/mon-espace/profil/courriels"),
                "pv-courriels",
                "enregistrer",
                Map.of());
    }

    @Test
    @Feature({"CON-2", "CON-4"})
    void whatIsForSomeOnlyDoesNotGoToTheTownsSite() {
        var editor = Desk.agent(demo, "communication");
        var said =
                Contents.with(
                        text("Deux sites", district("centre")),
                        Map.of("destination", List.of("BOTH")));
        Page refused =
                editor.submit(
                        editor.open(Contents.DESK + "/nouvelle"), Contents.FORM, "creer", said);
        assertThat(refused.text())
                .contains("Un texte réservé à certaines personnes ne part pas sur le site");
        Page nobody =
                editor.submit(
                        refused,
                        Contents.FORM,
                        "creer",
                        text(
                                "Personne",
                                Map.of(
                                        "lecteurs", List.of("GROUPS"),
                                        "groupe", List.of("pas un groupe"),
                                        "destination", List.of("PORTAL"))));
        assertThat(nobody.text()).contains("Cochez au moins un groupe");
    }
}
