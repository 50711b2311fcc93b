package fr.parvis.embed.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page of the town loads for the widgets. */
class WidgetSizeTest {

    private static final int MOST_BYTES = 15_000;
    private static final Path SCRIPT = Path.of("src/main/webapp/assets/embed-widgets.js");

    @Test
    @Feature("EMB-2")
    void allWidgetsTogetherAreSmallAndRunUnderAStrictPolicy() throws Exception {
        String script = Files.readString(SCRIPT);
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(Files.readAllBytes(SCRIPT));
        }

        assertThat(compressed.size()).isLessThan(MOST_BYTES);
        assertThat(script.replaceAll("(?s)/\\*.*?\\*/", ""))
                .doesNotContain("innerHTML", "eval(", "new Function", "setAttribute('style'")
                .contains("adoptedStyleSheets");
    }
}
