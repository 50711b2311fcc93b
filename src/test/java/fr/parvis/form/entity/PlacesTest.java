package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Places.Commune;
import fr.parvis.form.entity.Places.Country;
import fr.parvis.kernel.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("PRO-4")
class PlacesTest {

    @Test
    void franceComesFirst() {
        assertThat(Places.countries().get(0)).isEqualTo(new Country("99100", "France"));
        assertThat(Places.countries()).hasSizeGreaterThan(190);
        assertThat(Places.countries()).extracting(Country::code).doesNotHaveDuplicates();
    }

    @Test
    void aCountryIsFoundByItsCodeOnly() {
        assertThat(Places.country("99350")).map(Country::name).contains("Maroc");
        assertThat(Places.country("Maroc")).isEmpty();
        assertThat(Places.country("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Osny", "osny", "OSNY (95)", " Osny (95) "})
    void aCommuneIsFoundWithAndWithoutItsDepartment(String typed) {
        assertThat(Places.communes(typed)).containsExactly(new Commune("95476", "Osny", "95"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"L'Haÿ-les-Roses", "l’haÿ-les-roses", "L’HAY-LES-ROSES (94)"})
    void aCommuneIsFoundWhateverItsAccentsAndApostrophe(String typed) {
        assertThat(Places.communes(typed)).extracting(Commune::code).containsExactly("94038");
    }

    @Test
    void communesOfTheSameNameAreToldApartByTheDepartment() {
        assertThat(Places.communes("Saint-Denis"))
                .extracting(Commune::department)
                .contains("93", "974");
        assertThat(Places.communes("Saint-Denis (93)")).extracting(Commune::code).contains("93066");
        assertThat(Places.communes("Saint-Denis (93)"))
                .extracting(Commune::department)
                .containsOnly("93");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paris", "Marseille", "Lyon", "Ajaccio", "Fort-de-France"})
    void peopleAreBornInTheLargeTownsToo(String typed) {
        assertThat(Places.communes(typed)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "Osn", "Osny (78)", "", "95476"})
    void whatIsNoCommuneIsNotFound(String typed) {
        assertThat(Places.communes(typed)).isEmpty();
    }

    @Test
    void completionBeginsWithTheNamesThatBeginSo() {
        assertThat(Places.communesLike("osn", 5))
                .first()
                .extracting(Commune::name)
                .isEqualTo("Osny");
        assertThat(Places.communesLike("exupe", 5))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.name()).containsIgnoringCase("exup"));
        assertThat(Places.communesLike("villennes sur", 5))
                .extracting(Commune::code)
                .contains("78672");
    }

    @Test
    void completionKeepsToItsLength() {
        assertThat(Places.communesLike("saint", 8)).hasSize(8);
        assertThat(Places.communesLike("s", 8)).as("one letter says too little").isEmpty();
        assertThat(Places.communesLike("  s ", 8)).isEmpty();
        assertThat(Places.communesLike("zzzz", 8)).isEmpty();
    }
}
