package fr.parvis.procedure.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.ConfigurationException.Problem;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in a démarche's file stops the start with the file, the line and what is expected. */
@Feature("PRO-4")
class ProcedureFileTest {

    private static final TownSettings OSNY = ShippedTown.named("osny").settings();

    /** Its lines are counted on below. */
    private static final String FILE =
            """
            title: "Essai"
            summary: "Un essai."
            theme: etat-civil
            icon: baby
            service: etat-civil
            access: open
            brief:
              who: "Tous"
              price: "Gratuit"
            delay:
              days: 5
            silence:
              means: rejection
            retentionMonths: 6
            documents:
              - type: piece-identite
                when:
                  field: remise
                  is: courrier
            fields:
              - name: remise
                kind: choice
                label: "Remise"
                options:
                  - value: courrier
                    label: "Courrier"
                  - value: guichet
                    label: "Guichet"
              - name: rue
                kind: text
                label: "Rue"
                when:
                  all:
                    - field: remise
                      is: courrier
              - name: nombre
                kind: number
                label: "Nombre"
                min: 1
              - name: depart
                kind: date
                label: "Départ"
                min: "today+7d"
              - name: retour
                kind: date
                label: "Retour"
                min: "field:depart"
              - name: plaque
                kind: text
                label: "Plaque"
                pattern: "[A-Z]{2}-[0-9]{3}"
                example: "AB-123"
                message: "Recopiez la plaque."
              - name: nom_livraison
                kind: text
                label: "Nom"
                prefill: nom
              - name: resume
                kind: computed
                text: "Vous demandez : {remise}, {rue}."
            outcomes:
              - id: oui
                title: "Oui"
                decision: accepted
                message: "Oui."
              - id: non
                title: "Non"
                decision: rejected
                message: "Non."
            """;

    @TempDir Path folder;

    private ProcedureFile read(String name, String yaml) {
        Path path = folder.resolve(name);
        try {
            Files.writeString(path, yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ProcedureFile.read(path, OSNY);
    }

    private List<Problem> problems(String name, String yaml) {
        var refused = catchThrowableOfType(ConfigurationException.class, () -> read(name, yaml));
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.file()).isEqualTo(folder.resolve(name).toString()));
        return refused.problems();
    }

    private List<Problem> problems(String right, String wrong, int occurrence) {
        int at = -1;
        for (int i = 0; i < occurrence; i++) {
            at = FILE.indexOf(right, at + 1);
            assertThat(at).as(right).isNotNegative();
        }
        return problems(
                "essai.yaml", FILE.substring(0, at) + wrong + FILE.substring(at + right.length()));
    }

    @Test
    void aCorrectFileIsReadUnderTheNameOfItsFile() {
        Procedure procedure = read("essai-de-fichier.yaml", FILE).procedure();
        assertThat(procedure.slug()).isEqualTo("essai-de-fichier");
        assertThat(procedure.title()).isEqualTo("Essai");
        assertThat(procedure.field("retour")).isPresent();
        assertThat(procedure.field("courriel")).as("of Mes informations").isPresent();
        assertThat(procedure.needsAccount()).isFalse();
    }

    @Test
    void whatTheDatabaseKeepsIsReadAsTheSame() {
        ProcedureFile file = read("essai.yaml", FILE);
        assertThat(ProcedureFile.parse(file.json())).isEqualTo(file.procedure());
    }

    static List<ShippedTown> towns() {
        return ShippedTown.ids().stream().map(ShippedTown::named).toList();
    }

    @ParameterizedTest(name = "line {3}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "theme: etat-civil        | theme: cuisine            | 1 | 3  | theme cuisine",
                "service: etat-civil      | service: cuisine          | 1 | 5  | service cuisine",
                "type: piece-identite     | type: carte-fidelite      | 1 | 16 | document type carte-fidelite",
                "field: remise            | field: inconnu            | 1 | 18 | inconnu",
                "is: courrier             | is: pigeon                | 1 | 19 | pigeon",
                "field: remise            | field: inconnu            | 2 | 34 | inconnu",
                "field: remise            | field: rue                | 2 | 34 | rue",
                "is: courrier             | is: pigeon                | 2 | 35 | pigeon",
                "min: 1                   | min: un                   | 1 | 39 | number",
                "min: \"today+7d\"        | min: demain               | 1 | 43 | today",
                "min: \"today+7d\"        | min: \"2026-02-30\"       | 1 | 43 | 2026-01-31",
                "min: \"field:depart\"    | min: \"field:inconnu\"    | 1 | 47 | inconnu",
                "min: \"field:depart\"    | min: \"field:nombre\"     | 1 | 47 | nombre",
                "label: \"Rue\"           | max: 3                    | 1 | 31 | ",
                "example: \"AB-123\"      | example: \"AB-12\"        | 1 | 52 | example",
                "pattern: \"[A-Z]{2}-[0-9]{3}\" | pattern: \"[A-Z\"   | 1 | 51 | regular expression",
                "prefill: nom             | prefill: surnom           | 1 | 57 | field of this démarche",
                "{rue}                    | {ruelle}                  | 1 | 60 | ruelle",
                "name: rue                | name: remise              | 1 | 29 | remise",
                "name: rue                | name: nom                 | 1 | 29 | nom",
                "decision: rejected       | decision: accepted        | 1 | 61 | rejected"
            })
    void aMistakeIsNamedWithItsLine(
            String right, String wrong, int occurrence, int line, String named) {
        assertThat(problems(right, wrong, occurrence))
                .anySatisfy(
                        p -> {
                            // of a list or a condition the line is that of its first part
                            assertThat(p.line()).isBetween(line - 2, line + 1);
                            assertThat(p.expected()).contains(named == null ? "" : named);
                        });
    }

    @ParameterizedTest(name = "line {2}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: number     | kind: nombre           | 37",
                "access: open     | access: ouvert         | 6",
                "days: 5          | days: \"5\"            | 11",
                "days: 5          | days: 0                | 11",
                "means: rejection | means: peut-être       | 13",
                "label: \"Nombre\"| libelle: \"Nombre\"    | 36",
                "name: nombre     | name: Nombre           | 36",
                "is: courrier     | est: courrier          | 17",
                "retentionMonths: 6 | retentionMonths: six | 14",
                "price: \"Gratuit\" | prix: \"Gratuit\"    | 8",
                "min: \"field:depart\" | min: [1]          | 47"
            })
    void whatTheSchemaDoesNotKnowIsNamedWithItsLine(String right, String wrong, int line) {
        assertThat(problems(right, wrong, 1))
                .anySatisfy(
                        p -> {
                            assertThat(p.line()).isBetween(line - 1, line + 1);
                            assertThat(p.expected()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-31T23:59", "2026-06-30T24:00"})
    void aMomentThatDoesNotExistIsNamedWithItsLine(String moment) {
        String quota = "quota:\n  opens: \"2026-06-01T08:00\"\n  closes: \"%s\"\n";
        assertThat(problems("essai.yaml", FILE + quota.formatted(moment)))
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.line()).isEqualTo(FILE.lines().count() + 3);
                            assertThat(p.expected()).contains("exist", moment);
                        });
    }

    @Test
    void whatOnlyTheReaderRefusesIsNamedWithItsLine() {
        assertThat(problems("essai.yaml", FILE + "quota:\n  limit: 99999999999\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.line()).isEqualTo(FILE.lines().count() + 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicant: {required: [nom], optional: [courriel]}",
                "applicant: {required: [nom, prenoms]}",
                "applicant: {optional: [nom]}"
            })
    @Feature("REQ-4")
    void whoeverFilesSaysWhereTheAcknowledgementGoes(String applicant) {
        assertThat(problems("essai.yaml", FILE + applicant + "\n"))
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.line()).isEqualTo(FILE.lines().count() + 1);
                            assertThat(p.expected()).contains("courriel");
                        });
    }

    @Test
    void boundsAreOnlyForNumbersAndDates() {
        assertThat(problems("label: \"Rue\"", "label: \"Rue\"\n    max: 3", 1))
                .singleElement()
                .satisfies(p -> assertThat(p.expected()).contains("bounds"));
    }

    @Test
    void conditionsDoNotComeBackToTheirField() {
        assertThat(
                        problems(
                                "label: \"Remise\"",
                                "label: \"Remise\"\n    when: {field: rue, filled: true}",
                                1))
                .extracting(Problem::expected)
                .as("each of the circle")
                .satisfiesExactly(
                        p -> assertThat(p).contains("remise"), p -> assertThat(p).contains("rue"));
    }

    @Test
    void everyMistakeOfAFileIsNamedAtOnce() {
        String wrong =
                FILE.replace("theme: etat-civil", "theme: cuisine")
                        .replace("{rue}", "{ruelle}")
                        .replace("prefill: nom", "prefill: surnom");
        assertThat(problems("essai.yaml", wrong)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Essai.yaml", "essai_un.yaml", "essai un.yaml", "été.yaml", "-a.yaml"})
    void theNameOfTheFileIsAnAddress(String name) {
        assertThat(problems(name, FILE))
                .singleElement()
                .satisfies(p -> assertThat(p.expected()).contains("a-z"));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThat(problems("kind: number", "kind: [number", 1))
                .anySatisfy(p -> assertThat(p.line()).isBetween(37, 39));
    }

    @Test
    void anExternalDemarcheAsksNothing() {
        String external =
                """
                title: "Essai"
                summary: "Un essai."
                theme: etat-civil
                icon: baby
                external:
                  url: "https://www.service-public.gouv.fr/"
                  site: "service-public.gouv.fr"
                """;
        assertThat(read("essai.yaml", external).procedure().opensElsewhere()).isTrue();
        assertThat(problems("essai.yaml", external + "fields: []\n")).isNotEmpty();
        assertThat(problems("essai.yaml", external.replace("https:", "http:"))).isNotEmpty();
        assertThat(problems("essai.yaml", external.replace("etat-civil", "cuisine"))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("towns")
    void everyShippedDemarcheIsKeptAsItIs(ShippedTown town) {
        for (Procedure procedure : town.procedures()) {
            Path path =
                    Path.of("webapp-config", town.id(), "procedures", procedure.slug() + ".yaml");
            String kept = ProcedureFile.read(path, town.settings()).json();
            assertThat(ProcedureFile.parse(kept)).isEqualTo(procedure);
        }
    }
}
