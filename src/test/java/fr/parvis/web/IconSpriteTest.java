package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No town has to name an icon that the portal's own pages show. */
class IconSpriteTest {

    private static final Pattern NAMED =
            Pattern.compile("(?:pv:icon name=\"|\\bicon\\([\"'])([a-z0-9]+(?:-[a-z0-9]+)*)[\"']");

    @Test
    void everyIconThatAPageNamesIsThereInATownWithoutAny() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(xhtml|java)")).toList()) {
                Matcher name = NAMED.matcher(Files.readString(file));
                while (name.find()) {
                    used.add(name.group(1));
                }
            }
        }
        assertThat(used).contains("map-pinned", "camera", "lock");
        String sprite = new IconSprite().svg();
        assertThat(used).allSatisfy(n -> assertThat(sprite).contains("id=\"" + n + "\""));
    }
}
