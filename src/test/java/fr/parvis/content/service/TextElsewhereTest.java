package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsText;
import fr.parvis.kernel.Feature;
import fr.parvis.town.PortalAddress;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What another site gets of a text: nothing that leads nowhere there. */
@Feature({"CMS-2", "CON-1"})
class TextElsewhereTest {

    private final PortalAddress portal =
            new PortalAddress() {
                @Override
                public String of(String path) {
                    return "https://demarches.example/portail" + path;
                }
            };

    private static NewsItem item(String body) {
        return new NewsItem(new NewsText("Titre", "", body, null, null), "Sacha", Instant.EPOCH);
    }

    @Test
    void linksLeadToThePortalAndFilesGoWithTheText() {
        NewsItem item = item("[ici](/demarches/acte) et [là](https://a.example/)");
        MediaItem file = MediaItem.pdf("aa", "plan_de l’été.pdf", 2048);
        var html = Jsoup.parse(TextElsewhere.html(item, List.of(file), portal));
        assertThat(html.select("a").eachAttr("href"))
                .containsExactly(
                        "https://demarches.example/portail/demarches/acte",
                        "https://a.example/",
                        "https://demarches.example/portail/medias/aa/plan_de%20l%E2%80%99%C3%A9t%C3%A9.pdf");
        assertThat(html.select("li").text()).contains("l’été").contains("PDF");
    }

    @Test
    void aDocumentWithoutWordsIsNotEmpty() {
        MediaItem file = MediaItem.pdf("aa", "reglement.pdf", 2048);
        assertThat(TextElsewhere.html(item(""), List.of(file), portal))
                .startsWith("<ul><li><a href=")
                .doesNotContain("\n");
    }
}
