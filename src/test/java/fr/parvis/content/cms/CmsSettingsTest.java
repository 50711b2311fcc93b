package fr.parvis.content.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import fr.parvis.town.ConfigurationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a town says of its site. */
class CmsSettingsTest {

    @TempDir Path folder;

    private CmsSettings read(String yaml) throws Exception {
        return CmsSettings.read(Files.writeString(folder.resolve("cms.yaml"), yaml));
    }

    @Test
    @Feature("CMS-1")
    void categoriesAreChosenByTheTown() throws Exception {
        CmsSettings settings =
                read(
                        """
                        sources:
                          - {id: site, kind: wordpress, name: Site, url: "https://www.ville.fr/", categories: {actualites: vie}}
                          - {id: agglo, kind: feed, name: Agglo, url: "https://agglo.fr/rss", category: autour}
                        """);
        assertThat(settings.source("site").orElseThrow().categoryFor(List.of("sport"))).isEmpty();
        assertThat(
                        settings.source("site")
                                .orElseThrow()
                                .categoryFor(List.of("sport", "actualites")))
                .hasValue("vie");
        assertThat(settings.source("agglo").orElseThrow().categoryFor(List.of()))
                .hasValue("autour");
        CmsSettings moved = settings.at(URI.create("http://localhost:1/"));
        assertThat(moved.source("site").orElseThrow().url()).hasPort(1);
        assertThat(moved.source("agglo").orElseThrow().url()).hasHost("agglo.fr");
    }

    @Test
    @Feature("CMS-1")
    void aMistakeIsRefused() {
        for (String wrong :
                List.of(
                        "sources: [{id: site, kind: spip, name: S, url: 'https://a.fr/'}]",
                        "sources: [{id: 'S x', kind: feed, name: S, url: 'https://a.fr/'}]",
                        "sources: [{id: s, kind: feed, name: S, url: 'file:///etc/passwd'}]",
                        "publish: {name: S, url: 'https://a.fr/', user: u, password: p}")) {
            assertThatThrownBy(() -> read(wrong))
                    .as(wrong)
                    .isInstanceOf(ConfigurationException.class);
        }
    }
}
