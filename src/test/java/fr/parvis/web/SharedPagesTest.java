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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages are built once and shown to everybody ({@link Pages}): their tags are of a kind that keeps
 * nothing. A page with another one still works, but is built anew for each visitor, which costs
 * several times as much (decision 8): if that is meant, name the page here.
 */
class SharedPagesTest {

    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF");
    private static final Set<Path> BUILT_ANEW = Set.of();
    private static final Pattern TAG =
            Pattern.compile("<((?:ui|f|h|c):[A-Za-z]+)((?:\\s+[\\w:-]+=\"[^\"]*\")*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");

    /**
     * What Facelets works out while it builds, and what {@link PortalTags} has a lighter one for.
     */
    private static final Set<String> LIGHT =
            Set.of(
                    "ui:composition [template]",
                    "ui:composition []",
                    "ui:define [name]",
                    "ui:insert [name]",
                    "ui:include [src]",
                    "ui:param [name, value]",
                    "ui:fragment [rendered]",
                    "ui:fragment []",
                    "ui:repeat [value, var]",
                    "h:outputText [escape, value]",
                    "f:view [contentType, encoding, transient]",
                    "f:metadata []",
                    "f:viewAction [action]",
                    "f:viewAction [action, if]");

    static Stream<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(VIEWS)) {
            return files
                    .filter(f -> f.toString().endsWith(".xhtml"))
                    .map(VIEWS::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void keepsNothingOfWhoeverAsks(Path view) throws IOException {
        var heavy = new TreeSet<String>();
        Matcher tag = TAG.matcher(Files.readString(VIEWS.resolve(view)));
        while (tag.find()) {
            var names = new TreeSet<String>();
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                if (!attribute.group(1).startsWith("xmlns")) {
                    names.add(attribute.group(1));
                }
                boolean chosenByRequest =
                        attribute.group(1).equals("src") && attribute.group(2).contains("#{");
                if (chosenByRequest) {
                    names.add("src of an expression");
                }
            }
            String used = tag.group(1) + " " + names;
            if (!LIGHT.contains(used)) {
                heavy.add(used);
            }
        }
        if (!BUILT_ANEW.contains(view)) {
            assertThat(heavy).isEmpty();
        }
    }
}
