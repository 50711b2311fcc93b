package fr.parvis.family.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which adult of a household is meant by a name. */
@Feature({"FAM-1", "FAM-5"})
class AdultNameTest {

    private static AdultName read(String text) {
        String[] parts = text.strip().split("/");
        return new AdultName(parts[0], parts[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nobody",
            value = {
                "Paul/Durand | PAUL/DURAND | PAUL/DURAND",
                "Paul/Durand | Anne/Durand, Paul Jean Marie/Durand | Paul Jean Marie/Durand",
                "Zoé/Lefèvre | Zoe/LEFEVRE | Zoe/LEFEVRE",
                "Paul/Durand | Jean Paul/Durand | nobody",
                "Paul/Durand | Jean-Paul/Durand | nobody",
                "Paul/Durand | Paul/Martin | nobody",
                "Paul/Durand | Paul Jean/Durand, Paul/Durand | Paul/Durand",
                "Paul/Durand | Paul Jean/Durand, Paul Marc/Durand | nobody"
            })
    void onlyOneOfThemCanBeMeant(String name, String household, String meant) {
        var members = Stream.of(household.split(",")).map(AdultNameTest::read).toList();
        assertThat(read(name).among(members, Function.identity()))
                .isEqualTo(meant == null ? Optional.empty() : Optional.of(read(meant)));
    }
}
