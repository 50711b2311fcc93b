package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who lives in a district. */
@Feature("CON-2")
class OwnGroupsTest {

    @ParameterizedTest
    @CsvSource({
        "12 rue des Lilas, true",
        "12 bis RUE DES LILAS, true",
        "'12, rue des  lilas, bâtiment B', true",
        "12 rue des Lilas-Blancs, false",
        "12 rue des Lilas Blancs, false",
        "12 petite-rue des Lilas, false",
        "'', false",
        "3 quai des Lavandières, false",
        "1 place de l’Église, true",
        "1 place de l'eglise, true"
    })
    void aStreetIsAWholeStreet(String address, boolean within) {
        assertThat(
                        OwnGroups.within(
                                FrenchText.folded(address),
                                List.of("rue des Lilas", "place de l’Église")))
                .isEqualTo(within);
    }
}
