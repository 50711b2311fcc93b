package fr.parvis.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in {@code town.yaml} stops the start with the file, the line and what is expected. */
@Feature("PRO-4")
class ConfigurationFileTest {

    /** Its lines are counted on below. */
    private static final String TOWN =
            """
            name: "Essai"
            officialName: "Ville d’Essai"
            inseeCode: "95476"
            portalTitle: "Espace Citoyens"
            welcome: "Bienvenue."
            colour: "#0b5d66"
            website:
              url: "https://www.essai.example/"
            townHall:
              name: "Mairie"
              address:
                street: "1 rue X"
                postcode: "95520"
                city: "Essai"
              phone: "01 34 25 42 00"
              hours:
                monday: ["08:30-12:00"]
            mail:
              from: "portail@essai.example"
            services:
              - id: accueil
                name: "Accueil"
                phone: "01 34 25 42 00"
            themes:
              - id: essais
                title: "Essais"
                icon: flask-conical
            documentTypes:
              - id: piece-identite
                title: "Pièce d’identité"
            legal:
              publisher: "Ville d’Essai"
              host: "Ville d’Essai"
              dataProtectionMail: "dpo@essai.example"
              accessibility: "non"
              court: "Tribunal administratif de Cergy-Pontoise"
            """;

    @TempDir Path folder;

    private TownSettings read(String yaml) {
        try {
            Files.writeString(folder.resolve("town.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new TownFiles(folder).settings();
    }

    private List<ConfigurationException.Problem> problems(String yaml) {
        var refused = catchThrowableOfType(ConfigurationException.class, () -> read(yaml));
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(
                        p -> {
                            assertThat(p.file()).isEqualTo(folder.resolve("town.yaml").toString());
                            assertThat(refused).hasMessageContaining(p.toString());
                        });
        return refused.problems();
    }

    @Test
    void aCorrectFileIsRead() {
        TownSettings town = read(TOWN);
        assertThat(town.name()).isEqualTo("Essai");
        assertThat(town.website().marker()).isEqualTo("@@PARVIS@@");
        assertThat(town.website().unit()).isEqualTo("1rem");
        assertThat(town.website().shell()).isNull();
        assertThat(town.synonyms()).isEmpty();
        assertThat(town.help()).isEmpty();
        assertThat(town.service("accueil")).isPresent();
        assertThat(town.theme("essais")).isPresent();
        assertThat(town.documentType("piece-identite")).isPresent();
        assertThat(town.service("police")).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: \"green\"             | colour: \"#0b5d66\"               | 6  | colour",
                "postcode: \"9552\"            | postcode: \"95520\"               | 13 | postcode",
                "phone: \"+33 1 34 25 42 00\"  | phone: \"01 34 25 42 00\"         | 15 | phone",
                "monday: [\"8h30-12h\"]        | monday: [\"08:30-12:00\"]         | 17 | monday",
                "lundi: [\"08:30-12:00\"]      | monday: [\"08:30-12:00\"]         | 17 | lundi",
                "from: \"portail\"             | from: \"portail@essai.example\"   | 19 | from",
                "id: Accueil                   | id: accueil                       | 21 | id",
                "icon: 3                       | icon: flask-conical               | 27 | icon",
                "accessibility: \"oui\"        | accessibility: \"non\"            | 35 | accessibility",
                "inseeCode: 95476              | inseeCode: \"95476\"              | 3  | inseeCode",
                "nom: \"Essai\"                | name: \"Essai\"                   | 0  | name"
            })
    void aWrongValueIsNamedWithItsLine(String wrong, String right, int line, String named) {
        assertThat(TOWN).contains(right);
        List<ConfigurationException.Problem> problems =
                problems(TOWN.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
        assertThat(problems)
                .anySatisfy(
                        p -> {
                            assertThat(p.expected()).contains(named);
                            if (line > 0) {
                                // an unknown key is named at the part that has it
                                assertThat(p.line()).isBetween(line - 1, line);
                            }
                        });
    }

    @Test
    void everyMistakeIsNamedInTheOrderOfTheFile() {
        List<ConfigurationException.Problem> problems =
                problems(
                        TOWN.replace("\"#0b5d66\"", "vert")
                                .replace("id: accueil", "id: Accueil")
                                .replace("accessibility: \"non\"", "accessibility: \"oui\""));
        assertThat(problems).extracting(ConfigurationException.Problem::line).isSorted();
        assertThat(problems).extracting(ConfigurationException.Problem::line).contains(6, 21, 35);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems(TOWN.replace("colour: \"#0b5d66\"\n", "")))
                .singleElement()
                .satisfies(p -> assertThat(p.expected()).contains("colour"));
        assertThat(problems(TOWN.replace("    phone: \"01 34 25 42 00\"\n", "")))
                .as("a service that nobody can reach")
                .anySatisfy(p -> assertThat(p.line()).isBetween(20, 21));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: \"Essai\\nofficialName: X | 1",
                "a: [1, 2                        | 1",
                "name: x\\n\\tcolour: y          | 1",
                "name: x\\n  colour: y: z        | 2"
            })
    void brokenYamlIsNamedWithItsLine(String broken, int line) {
        assertThat(problems(broken.replace("\\n", "\n").replace("\\t", "\t")))
                .singleElement()
                .satisfies(p -> assertThat(p.line()).isBetween(line, line + 1));
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "'# nothing'", "'- a'", "'text'", "'3'"})
    void aFileThatIsNoTownIsRefused(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(problems(TOWN + "name: \"Autre\"\n")).isNotEmpty();
    }

    private static final String HOURS = "    monday: [\"08:30-12:00\"]\n";

    private static String closedOn(String days) {
        return TOWN.replace(HOURS, HOURS + "  closedDays: " + days + "\n");
    }

    @Test
    void theTownHallMayCloseOnSomeDays() {
        assertThat(read(closedOn("[\"2026-12-24\", 2027-05-14]")).townHall().closedDays())
                .containsExactly(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 5, 14));
    }

    @Test
    void aDayThatDoesNotExistIsNamedWithItsLine() {
        assertThat(problems(closedOn("[\"2026-12-24\", \"2026-06-31\"]")))
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.line()).isEqualTo(18);
                            assertThat(p.expected()).contains("exist", "2026-06-31");
                        });
        String dossiers =
                """
                enrolmentFile:
                  opens: "05-01"
                  deadline: "06-30"
                """;
        EnrolmentFileSettings read = read(TOWN + dossiers).enrolmentFile();
        assertThat(read.deadline("2026-2027")).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(problems(TOWN + dossiers.replace("06-30", "06-31")))
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.line()).isEqualTo(TOWN.lines().count() + 3);
                            assertThat(p.expected()).contains("exist", "06-31");
                        });
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Path file = folder.resolve("town.yaml");
        Files.write(file, TOWN.replace('’', '\'').getBytes(StandardCharsets.ISO_8859_1));
        var refused =
                catchThrowableOfType(
                        ConfigurationException.class, () -> new TownFiles(folder).settings());
        assertThat(refused.problems())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.file()).isEqualTo(file.toString());
                            assertThat(p.expected()).contains("UTF-8");
                        });
    }

    @Test
    void aMissingFileIsNamedWithWhatNamesTheFolder() {
        var refused =
                catchThrowableOfType(
                        ConfigurationException.class,
                        () -> new TownFiles(folder.resolve("nowhere")).settings());
        assertThat(refused.problems())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.file()).endsWith("nowhere/town.yaml");
                            assertThat(p.expected()).contains("missing", "PARVIS_TOWN_DIR");
                        });
    }

    @Test
    void aTownWithoutDemarchesHasNone() {
        assertThat(new TownFiles(folder).procedures()).isEmpty();
    }

    @Test
    void onlyYamlFilesAreDemarchesByName() throws IOException {
        Path procedures = Files.createDirectory(folder.resolve("procedures"));
        for (String name : List.of("b.yaml", "a.yaml", "a.yaml~", "README.md", ".b.yaml.swp")) {
            Files.createFile(procedures.resolve(name));
        }
        assertThat(new TownFiles(folder).procedures())
                .extracting(p -> p.getFileName().toString())
                .containsExactly("a.yaml", "b.yaml");
    }

    @Test
    void theServiceThatLooksAfterAccountsIsOneOfTheTown() {
        String own = TOWN + "accounts:\n  service: accueil\n";
        assertThat(read(own).accounts().service()).isEqualTo("accueil");
        assertThat(problems(own.replace("service: accueil", "service: acceuil")))
                .singleElement()
                .satisfies(p -> assertThat(p.toString()).contains("acceuil", "town.yaml"));
    }

    private static final String REGIE =
            """
            regies:
              - id: centrale
                name: "Régie centrale"
                phone: "01 34 25 42 01"
                accounts:
                  - title: "Facturation unique"
                legal: "Une question ? Appelez la régie."
                paybox:
                  site: "1999888"
                  rank: "32"
                  identifier: "107904482"
            """;

    @Test
    @Feature("BIL-1")
    void aRegieHasItsAccountsAndItsContract() {
        RegieSettings regie = read(TOWN + REGIE).regie("centrale").orElseThrow();
        assertThat(regie.account("Facturation unique")).isPresent();
        assertThat(regie.account("Autre")).isEmpty();
        assertThat(regie.partialPayment()).isFalse();
        assertThat(regie.paybox())
                .isEqualTo(new RegieSettings.Paybox("1999888", "32", "107904482"));
        assertThat(regie.payfip()).isNull();
        assertThat(read(TOWN).regies()).isEmpty();
    }

    @Test
    @Feature("BIL-9")
    void aRegieHasOneProviderAtMostAndNoSecret() {
        assertThat(problems(TOWN + REGIE + "    payfip:\n      client: \"123456\"\n")).isNotEmpty();
        assertThat(problems(TOWN + REGIE + "      key: \"0123\"\n")).isNotEmpty();
        assertThat(problems(TOWN + REGIE + REGIE.replace("regies:\n", "")))
                .singleElement()
                .satisfies(p -> assertThat(p.expected()).contains("centrale"));
    }
}
