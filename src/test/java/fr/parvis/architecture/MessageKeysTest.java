package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every French text that is used exists, every one that exists is used, and is well written. */
class MessageKeysTest {

    private static final Path BUNDLES = Path.of("src/main/resources/fr/parvis");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF");

    /** Capability to its texts. */
    private static final Map<String, Properties> TEXTS = read();

    private static Map<String, Properties> read() {
        var texts = new TreeMap<String, Properties>();
        for (Path file : files(BUNDLES, "messages.properties")) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(file.getParent().getFileName().toString(), properties);
        }
        return texts;
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys() {
        return TEXTS.values().stream()
                .flatMap(p -> p.stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }

    /**
     * Quoted words that begin as a key does, with the file: a key, or a prefix that ends in a dot.
     */
    private static Map<String, Set<Path>> quoted() {
        String capabilities = String.join("|", TEXTS.keySet());
        Pattern literal = Pattern.compile("[\"']((?:" + capabilities + ")\\.[A-Za-z0-9_.-]*)[\"']");
        var quoted = new HashMap<String, Set<Path>>();
        Stream.concat(files(JAVA, ".java").stream(), files(VIEWS, ".xhtml").stream())
                .forEach(
                        file ->
                                found(literal, content(file))
                                        .filter(key -> !key.matches(".*\\.(json|xml)"))
                                        .forEach(
                                                key ->
                                                        quoted.computeIfAbsent(
                                                                        key, k -> new TreeSet<>())
                                                                .add(file)));
        return quoted;
    }

    @Test
    void everyKeyThatIsUsedExists() {
        Set<String> keys = keys();
        assertThat(quoted())
                .as("it must see the keys at all")
                .containsKeys("request.incomplete", "web.home.title", "procedure.quota.over");
        quoted().forEach(
                        (key, files) -> {
                            if (key.endsWith(".")) {
                                assertThat(keys)
                                        .as(key + "… in " + files)
                                        .anyMatch(k -> k.startsWith(key));
                            } else {
                                assertThat(keys).as("in " + files).contains(key);
                            }
                        });
    }

    /**
     * {@code text("fact.number")} of a class whose own method puts {@code "request.mail."} before.
     */
    @Test
    void everyKeyThatIsGivenItsPrefixByAMethodExists() {
        Pattern method =
                Pattern.compile("Messages\\.text\\(\\s*\"([a-z.]+\\.)\" \\+ (?:key|name)\\b");
        Pattern call = Pattern.compile("(?<![A-Za-z.])text\\(\\s*\"([A-Za-z.]+)\"[,)]");
        int seen = 0;
        for (Path file : files(JAVA, ".java")) {
            String java = content(file);
            List<String> prefixes = found(method, java).toList();
            if (prefixes.size() == 1) {
                List<String> used = found(call, java).map(k -> prefixes.get(0) + k).toList();
                assertThat(keys()).as(file.toString()).containsAll(used);
                seen += used.size();
            }
        }
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> quoted = quoted().keySet();
        List<String> prefixes = quoted.stream().filter(q -> q.endsWith(".")).toList();
        List<String> unused =
                keys().stream()
                        .filter(key -> !quoted.contains(key))
                        .filter(key -> prefixes.stream().noneMatch(key::startsWith))
                        .toList();
        assertThat(unused).as("unused keys").isEqualTo(List.of());
    }

    static Stream<Arguments> enumerations() {
        List<String> filed =
                Arrays.stream(RequestStatus.values())
                        .filter(s -> s != RequestStatus.DRAFT)
                        .map(Enum::name)
                        .toList();
        return Stream.of(
                Arguments.of(
                        "account.franceConnect.failure.", names(FranceConnectFailure.values())),
                Arguments.of("account.import.outcome.", names(ImportOutcome.values())),
                Arguments.of("account.import.will.", names(ImportOutcome.values())),
                Arguments.of("account.import.done.", names(ImportOutcome.values())),
                Arguments.of("account.keys.state.", names(ServiceKey.State.values())),
                Arguments.of("account.event.", names(AccountEvent.Change.values())),
                Arguments.of("account.staff.role.", names(Role.values())),
                Arguments.of("document.full.", names(DocumentHolder.Kind.values())),
                Arguments.of("request.status.", names(RequestStatus.values())),
                Arguments.of("request.next.", filed),
                Arguments.of("request.nextDetail.", filed),
                Arguments.of("request.event.", names(RequestEvent.Type.values())),
                Arguments.of("request.kind.", names(RequestEvent.Kind.values())),
                Arguments.of("request.step.", names(FilingStep.values())),
                Arguments.of("appointment.state.", names(AppointmentState.values())),
                Arguments.of("request.view.", names(QueueView.values())),
                Arguments.of("request.sort.", names(QueueSort.values())));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void everyValueHasItsText(String prefix, List<String> names) {
        assertThat(
                        keys().stream()
                                .filter(key -> key.startsWith(prefix))
                                .map(key -> key.substring(prefix.length()))
                                .filter(name -> name.equals(name.toUpperCase(Locale.ROOT))))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyDeclaredConformityHasItsText() {
        for (String prefix : List.of("web.foot.accessibility.", "web.access.state.")) {
            assertThat(keys())
                    .contains(prefix + "totalement", prefix + "partiellement", prefix + "non");
        }
    }

    @Test
    void everyKeyBeginsWithItsCapability() {
        TEXTS.forEach(
                (capability, texts) ->
                        assertThat(texts.stringPropertyNames())
                                .allMatch(key -> key.startsWith(capability + ".")));
    }

    @Test
    void noKeyStandsTwice() {
        for (Path file : files(BUNDLES, "messages.properties")) {
            assertThat(content(file).lines().filter(l -> l.contains("=")).map(l -> l.split("=")[0]))
                    .as(file.toString())
                    .doesNotHaveDuplicates();
        }
    }

    static Stream<Arguments> texts() {
        return TEXTS.values().stream()
                .flatMap(p -> p.entrySet().stream())
                .map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /** What is wrong with a French text; the spaces themselves are made when it is read. */
    private static final Map<String, Pattern> MISTAKES =
            Map.of(
                    "a straight apostrophe", Pattern.compile("'"),
                    "straight quotation marks", Pattern.compile("\""),
                    "three dots", Pattern.compile("\\.\\.\\."),
                    "two spaces", Pattern.compile("\\S {2,}"),
                    "no space before a high sign", Pattern.compile("[\\p{L}\\p{N}»)}][;!?](\\s|$)"),
                    "no space before a colon", Pattern.compile("[\\p{L}»)}]:(\\s|$)"),
                    "a space before a low sign", Pattern.compile("\\s[.,)](\\s|$)"),
                    "no space within guillemets", Pattern.compile("«\\S|\\S»"),
                    "an exclamation", Pattern.compile("!"),
                    "a word of the forbidden ones",
                            Pattern.compile("(?iU)\\b(veuillez|oups|invalide)\\b|\\p{L}·\\p{L}"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void everyTextIsWrittenAsFrenchIs(String key, String text) {
        assertThat(text.strip()).isNotEmpty();
        MISTAKES.forEach(
                (mistake, pattern) ->
                        assertThat(pattern.matcher(text).find())
                                .as(mistake + ": " + text)
                                .isFalse());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void everyTextIsAPatternWhosePlacesBeginAtZero(String key, String text) {
        assertThatCode(() -> new MessageFormat(text.replace("'", "''"), Locale.FRANCE))
                .doesNotThrowAnyException();
        Set<Integer> places =
                Pattern.compile("\\{(\\d+)")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(place -> Integer.valueOf(place.substring(1)))
                        .collect(Collectors.toSet());
        assertThat(places)
                .isEqualTo(IntStream.range(0, places.size()).boxed().collect(Collectors.toSet()));
    }

    /** A view that gives no argument shows "{0}"; one that gives one too many says too little. */
    @Test
    void viewsGiveAsManyArgumentsAsATextHasPlaces() {
        Pattern call = Pattern.compile("msg\\.of\\('([A-Za-z0-9_.-]+)'([,)])");
        for (Path file : files(VIEWS, ".xhtml")) {
            call.matcher(content(file))
                    .results()
                    .forEach(
                            used -> {
                                String text =
                                        TEXTS.get(used.group(1).split("\\.")[0])
                                                .getProperty(used.group(1), "");
                                assertThat(text.contains("{0}"))
                                        .as(used.group(1) + " in " + file)
                                        .isEqualTo(used.group(2).equals(","));
                            });
        }
    }
}
