package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Pictures, files and the other sections of the portal's content. */
class ContentIT {

    private final Demonstration demo = SharedPortal.get();
    private final Visitor anybody = new Visitor(demo.portalUrl());
    private final String mark = "c" + UUID.randomUUID().toString().substring(0, 8);

    private static Map<String, String> plain(Map<String, List<String>> values) {
        var all = new HashMap<String, String>();
        values.forEach((name, value) -> all.put(name, value.get(0)));
        return all;
    }

    private static Map<String, List<String>> text(String alt) {
        return Map.of("texte", List.of(alt));
    }

    private Page fresh(String path) {
        return anybody.open(path + "?" + UUID.randomUUID());
    }

    @Test
    @Feature({"CON-1", "CON-4", "EMB-5"})
    void aPictureIsCleanedDescribedAndHadOnlyWhileItIsRead() throws Exception {
        var editor = Desk.agent(demo, "communication");
        var said = Contents.text("Image " + mark, "mot-du-maire");
        Page draft = Contents.draft(editor, "NEWS", said);
        byte[] photo = SampleDocuments.jpeg(1900, 1100, new java.awt.Color(mark.hashCode()));
        var values = plain(said);
        values.put("pv-version", draft.html().select("[name=pv-version]").val());
        Page nameless =
                editor.upload(
                        draft,
                        Contents.FORM,
                        "publier",
                        values,
                        "image-fichier",
                        mark + ".jpg",
                        photo);
        assertThat(nameless.text())
                .contains("Il manque le texte alternatif de l’image « " + mark + ".jpg »");
        String chosen = nameless.html().select("#image option[selected]").val();
        assertThat(chosen).as("the picture is not lost").isNotEmpty();

        Page done =
                editor.submit(
                        nameless,
                        Contents.FORM,
                        "publier",
                        Contents.with(
                                said,
                                Map.of(
                                        "image", List.of(chosen),
                                        "image-texte", List.of("Le parvis sous la neige"))));
        assertThat(done.text()).contains("Le texte est publié");
        Page article = fresh("/actualites/image-" + mark);
        var picture = article.html().select("article img").first();
        assertThat(picture.attr("alt")).isEqualTo("Le parvis sous la neige");
        assertThat(picture.attr("srcset")).contains("400w", "800w", "1600w");
        String address = Contents.below(demo, picture.attr("src"));
        var sent = anybody.bytes(address);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Cache-Control").orElse(""))
                .contains("public", "max-age=60");
        assertThat(sent.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(ImageIO.read(new ByteArrayInputStream(sent.body())).getWidth()).isEqualTo(800);
        assertThat(new String(sent.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        var head = article.html().head();
        assertThat(head.select("meta[property=og:image]").attr("content"))
                .startsWith(demo.portalUrl() + "/medias/");
        assertThat(head.select("script[type=application/ld+json]").html())
                .contains("\"image\":\"" + demo.portalUrl() + "/medias/");
        assertThat(fresh("/actualites").html().select("img[src$='" + address + "']")).hasSize(1);
        assertThat(fresh("/").html().select("img[src$='" + address + "']")).hasSize(1);
        assertThat(new String(anybody.bytes("/actualites.json").body(), StandardCharsets.UTF_8))
                .contains(address);

        Page library = editor.open(Contents.DESK + "/mediatheque?q=" + mark);
        assertThat(library.text()).contains("Le parvis sous la neige");
        Page used =
                editor.open(
                        Contents.below(
                                demo, library.html().select(".pv-library a").first().attr("href")));
        assertThat(used.text()).contains("Ce fichier est utilisé");
        assertThat(editor.submit(used, "pv-medium", "supprimer", Map.of()).text())
                .contains("Retirez-le d’abord des textes");

        // the library itself asks what a picture shows
        assertThat(editor.submit(used, "pv-medium", "enregistrer", text("")).text())
                .contains("Écrivez le texte alternatif");
        var form = editor.open(Contents.DESK + "/mediatheque");
        byte[] other = SampleDocuments.jpeg(900, 600, new java.awt.Color(~mark.hashCode()));
        for (String alt : List.of(" ", "Un arbre")) {
            Page added =
                    editor.upload(
                            form,
                            "pv-medium",
                            "ajouter",
                            Map.of("texte", alt),
                            "fichier",
                            mark + "-2.jpg",
                            other);
            assertThat(added.text())
                    .contains(
                            alt.isBlank()
                                    ? "Écrivez le texte alternatif"
                                    : "Le fichier est dans la médiathèque");
        }

        editor.submit(done, Contents.FORM, "retirer", Map.of());
        assertThat(anybody.bytes(address).statusCode()).isEqualTo(404);
        String atDesk = address.replace("/medias/", "/agents/contenus/medias/");
        assertThat(editor.bytes(atDesk).statusCode()).isEqualTo(200);
        assertThat(Desk.agent(demo, "regie").bytes(atDesk).statusCode()).isEqualTo(404);
        assertThat(anybody.bytes("/medias/" + "0".repeat(32) + "/800.jpg").statusCode())
                .isEqualTo(404);
        assertThat(anybody.bytes("/medias/../800.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    @Feature({"CON-3", "CON-1"})
    void everySectionHasItsPagesAndItsFiles() {
        var editor = Desk.agent(demo, "communication");
        var planning = Contents.text("Planning " + mark, "enfance-jeunesse");
        Page draft = Contents.draft(editor, "ACTIVITY", planning);
        Page wrong = upload(editor, draft, planning, "mensonge.pdf", "pas un PDF".getBytes());
        assertThat(wrong.text()).contains("n’est pas accepté");
        Page first = upload(editor, wrong, planning, mark + "-mars.pdf", SampleDocuments.pdf());
        assertThat(first.text())
                .as(first.html().select(".pv-errors").text())
                .contains("Le texte est publié");
        assertThat(first.html().select(".pv-attached li")).hasSize(1);
        Page page = fresh("/activites/planning-" + mark);
        var link = page.html().select(".pv-downloads a").first();
        assertThat(link.parent().text()).contains("mars", "(PDF, ", "ko)");
        var pdf = anybody.bytes(Contents.below(demo, link.attr("href")));
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(fresh("/activites/categorie/enfance-jeunesse").text())
                .contains("Planning " + mark);
        assertThat(fresh("/actualites/planning-" + mark).status()).isEqualTo(404);
        assertThat(fresh("/actualites").text()).doesNotContain("Planning " + mark);

        var empty = Contents.text("Règlement " + mark, "reglements");
        Page document = Contents.draft(editor, "DOCUMENT", empty);
        assertThat(editor.submit(document, Contents.FORM, "publier", empty).text())
                .contains("Ajoutez au moins un fichier PDF");
        var file = Contents.with(empty, Map.of("texte", List.of("")));
        Page published =
                upload(editor, document, file, mark + "-reglement.pdf", SampleDocuments.pdf());
        assertThat(published.text()).contains("Le texte est publié");
        assertThat(fresh("/documents").text()).contains("Règlement " + mark);

        Contents.publish(editor, "PRACTICAL", Contents.text("Horaires " + mark, "vivre-en-ville"));
        var forSpaces =
                Contents.with(
                        Contents.text("Cantine " + mark, "famille"),
                        Map.of("lecteurs", List.of("SIGNED_IN")));
        Contents.publish(editor, "PRACTICAL", forSpaces);
        assertThat(fresh("/infos-pratiques").text())
                .contains("Mon accueil", "Infos pratiques", "Horaires " + mark)
                .doesNotContain("Cantine " + mark);
        assertThat(fresh("/infos-pratiques/cantine-" + mark).status()).isEqualTo(404);
        assertThat(new String(anybody.bytes("/sitemap.xml").body(), StandardCharsets.UTF_8))
                .contains("/infos-pratiques/horaires-" + mark, "/activites/planning-" + mark)
                .doesNotContain("cantine-" + mark);
        var citizen = Spaces.citizen(demo, "durand");
        assertThat(citizen.open("/mon-espace/infos-pratiques").text())
                .contains("Cantine " + mark)
                .doesNotContain("Horaires " + mark);
        Page own = citizen.open("/mon-espace/infos-pratiques/cantine-" + mark);
        assertThat(own.title()).isEqualTo("Cantine " + mark);
        assertThat(own.html().select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    @Feature("CON-5")
    void anUrgentSentenceIsOnEveryPageAtOnceAndGone() {
        var editor = Desk.agent(demo, "communication");
        String address = Contents.DESK + "/alerte";
        anybody.open("/");
        assertThat(anybody.open("/").text()).as("kept as bytes").doesNotContain(mark);
        Map<String, List<String>> said =
                Map.of(
                        "phrase", List.of("Inondation : évitez les quais " + mark),
                        "lien", List.of("/actualites"),
                        "jour", List.of("2099-01-02"),
                        "heure", List.of("08:00"),
                        "destination", List.of("BOTH"));
        for (var wrong :
                Map.of("jour", "2020-01-02", "lien", "javascript:alert(1)", "phrase", " ")
                        .entrySet()) {
            Page refused =
                    editor.submit(
                            editor.open(address),
                            "pv-alerte",
                            "placer",
                            Contents.with(said, Map.of(wrong.getKey(), List.of(wrong.getValue()))));
            assertThat(refused.html().select(".pv-errors")).as(wrong.toString()).isNotEmpty();
        }
        assertThat(anybody.open("/").text()).doesNotContain(mark);
        Page placed = editor.submit(editor.open(address), "pv-alerte", "placer", said);
        assertThat(placed.text()).contains("Le bandeau est affiché");
        try {
            for (String path : List.of("/", "/demarches", "/actualites", "/aide", "/connexion")) {
                var banner = anybody.open(path).html().select(".pv-alert");
                assertThat(banner.text()).as(path).contains("Inondation", mark);
                assertThat(banner.select("a").attr("href")).endsWith("/actualites");
            }
            assertThat(Spaces.citizen(demo, "durand").open("/mon-espace").text()).contains(mark);
            assertThat(new String(anybody.bytes("/api/v1/embed/alerts").body()))
                    .contains("Inondation", demo.portalUrl() + "/actualites");
            assertThat(Desk.agent(demo, "regie").open(address).status()).isEqualTo(404);
        } finally {
            Page gone = editor.submit(editor.open(address), "pv-sans-alerte", "retirer", Map.of());
            assertThat(gone.text()).contains("Le bandeau est retiré");
        }
        assertThat(anybody.open("/").text()).doesNotContain(mark);
        assertThat(new String(anybody.bytes("/api/v1/embed/alerts").body())).doesNotContain(mark);
    }

    @Test
    @Feature("EMB-5")
    void searchEnginesFindEveryPublicPageByOneAddressAndNothingElse() throws Exception {
        var map =
                Jsoup.parse(
                        new String(anybody.bytes("/sitemap.xml").body(), StandardCharsets.UTF_8),
                        Parser.xmlParser());
        List<String> pages = map.select("loc").eachText();
        assertThat(pages).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        var all = new SoftAssertions();
        for (String address : pages) {
            Page page = anybody.open(address.substring(demo.portalUrl().length()));
            var head = page.html().head();
            all.assertThat(page.status()).as(address).isEqualTo(200);
            all.assertThat(head.select("link[rel=canonical]").attr("href"))
                    .as("one address")
                    .isEqualTo(address);
            all.assertThat(head.select("meta[name=robots]")).as(address).isEmpty();
        }
        all.assertAll();
        for (String hidden : List.of("/connexion", "/creer-mon-espace", "/desabonnement/x")) {
            assertThat(anybody.open(hidden).html().select("meta[name=robots]").attr("content"))
                    .as(hidden)
                    .contains("noindex");
        }
        var data =
                new ObjectMapper()
                        .readTree(
                                anybody.open("/demarches/acte-de-naissance")
                                        .html()
                                        .head()
                                        .select("script[type=application/ld+json]")
                                        .html());
        assertThat(data.path("@type").asText()).isEqualTo("GovernmentService");
        assertThat(data.path("availableChannel").path("serviceUrl").asText())
                .isEqualTo(demo.portalUrl() + "/demarches/acte-de-naissance");
    }

    private static Page upload(
            Visitor editor,
            Page draft,
            Map<String, List<String>> said,
            String name,
            byte[] content) {
        var values = plain(said);
        values.put("pv-version", draft.html().select("[name=pv-version]").val());
        return editor.upload(draft, Contents.FORM, "publier", values, "documents", name, content);
    }
}
