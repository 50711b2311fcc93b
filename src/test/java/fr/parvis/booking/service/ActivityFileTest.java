package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.booking.entity.Activity;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.ProcedureFile;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.TownFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The activities that are shipped, and what is said of a mistaken file. */
@Feature("ENR-2")
class ActivityFileTest {

    private static final Path ROOT =
            Path.of(System.getProperty("parvis.basedir", ".")).resolve("webapp-config");

    @TempDir Path folder;

    static Stream<String> towns() {
        return ShippedTown.ids().stream();
    }

    static List<Activity> activities(String town) {
        var files = new TownFiles(ROOT.resolve(town));
        var settings = files.settings();
        return files.activities().stream()
                .map(p -> ActivityFile.read(p, settings, slug -> procedure(town, slug)))
                .toList();
    }

    private static Optional<Procedure> procedure(String town, String slug) {
        Path file = ROOT.resolve(town).resolve("procedures/" + slug + ".yaml");
        return Files.isRegularFile(file)
                ? Optional.of(
                        ProcedureFile.read(file, new TownFiles(ROOT.resolve(town)).settings())
                                .procedure())
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("towns")
    void everyTownsActivitiesAreRead(String town) {
        assertThat(activities(town)).extracting(Activity::id).doesNotHaveDuplicates();
    }

    @Test
    void theGuideOfVillennesFindsItsActivities() {
        List<Activity> all = activities("villennes-sur-seine");
        assertThat(all)
                .extracting(Activity::title)
                .contains(
                        "ALSH Mercredis",
                        "ALSH Petites Vacances",
                        "ALSH Grandes Vacances",
                        "Cantine",
                        "Étude",
                        "Post étude");
        Activity wednesdays =
                all.stream().filter(a -> a.id().equals("alsh-mercredis")).findFirst().orElseThrow();
        assertThat(wednesdays.delayWords()).isEqualTo("15\u00a0jours avant le mercredi concerné");
        Activity canteen =
                activities("demo").stream()
                        .filter(a -> a.id().equals("restauration-scolaire"))
                        .findFirst()
                        .orElseThrow();
        assertThat(canteen.delayWords())
                .as("cancelling has a delay of its own")
                .isEqualTo(
                        "pour réserver, le jeudi midi de la semaine précédente\u00a0;"
                                + " pour annuler, 2\u00a0jours ouvrés avant le jour concerné,"
                                + " à 10\u00a0h");
        assertThat(wednesdays.byAgent()).isTrue();
        assertThat(wednesdays.service()).isEqualTo("sivm");
        assertThat(wednesdays.places().get(0).name())
                .isEqualTo("Centre de Loisirs l’île aux enfants");
        assertThat(wednesdays.places().get(0).group(9)).contains("Les Winners (8-10 ans)");
    }

    @Test
    void theGuideOfCarrieresFindsItsUnits() {
        assertThat(activities("carrieres-sous-poissy").get(0).units())
                .extracting(Activity.Unit::label)
                .containsExactly("Acc Matin", "PERI_AM_M");
    }

    private static final String RIGHT =
            """
            title: "Essai"
            service: sivm
            procedure: reservations-sivm
            icon: sun
            answer: by-agent
            places:
              - { id: ici, name: "Ici", capacity: 10 }
            seasons:
              - { label: "2026-2027", from: "2026-09-01", to: "2027-07-02" }
            open: { zone: C, when: school, weekdays: [wednesday] }
            units:
              - { id: journee, label: "Journée", prices: [{ upTo: 400, cents: 500 }, { cents: 900 }] }
            booking: { days: 15 }
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "service: sivm | service: nobody | 2 | nobody",
                "procedure: reservations-sivm | procedure: courriel-d-activation | 3 | kind reservation",
                "procedure: reservations-sivm | procedure: reservations-mairie | 3 | of the service sivm",
                "to: \"2027-07-02\" | to: \"2028-07-02\" | 9 | the school calendar ends",
                "to: \"2027-07-02\" | to: \"2027-06-31\" | 9 | exist, not 2027-06-31",
                "to: \"2027-07-02\" | to: \"2026-07-02\" | 9 | a day after from",
                "{ cents: 900 } | { upTo: 300, cents: 900 } | 12 | brackets ascending",
                "{ days: 15 } | { days: 15, weekday: monday } | 13 | ",
                "weekdays: [wednesday] | weekdays: [mercredi] | 10 | ",
            })
    void aMistakeIsNamedWithItsLine(String right, String wrong, int line, String expected)
            throws IOException {
        assertThat(RIGHT).contains(right);
        Path file = folder.resolve("essai.yaml");
        Files.writeString(file, RIGHT.replace(right, wrong));
        var town = new TownFiles(ROOT.resolve("villennes-sur-seine")).settings();

        var refused =
                catchThrowableOfType(
                        ConfigurationException.class,
                        () ->
                                ActivityFile.read(
                                        file, town, s -> procedure("villennes-sur-seine", s)));

        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .anySatisfy(
                        p -> {
                            assertThat(p.line()).isEqualTo(line);
                            assertThat(p.toString()).contains(expected == null ? "" : expected);
                        });
    }
}
