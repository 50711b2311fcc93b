package fr.parvis.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Feature("ACC-9")
class CertifiedIdentityTest {

    private static CertifiedIdentity identity(
            String names, String family, String born, String place) {
        return new CertifiedIdentity(
                names,
                family,
                LocalDate.parse(born),
                "female",
                place,
                place.isEmpty() ? "99352" : "99100");
    }

    private final CertifiedIdentity angela = identity("Angela", "DUBOIS", "1962-08-24", "75107");

    @Test
    void allSixFactsMakeTheSame() {
        assertThat(identity("Angela", "DUBOIS", "1962-08-24", "75107"))
                .isEqualTo(angela)
                .hasSameHashCodeAs(angela);
        assertThat(identity("Angèle", "DUBOIS", "1962-08-24", "75107")).isNotEqualTo(angela);
        assertThat(identity("Angela", "DUBOIS", "1962-08-24", "")).isNotEqualTo(angela);
    }

    @Test
    void namesMayChangeAndBirthsDoNot() {
        assertThat(angela.bornAs(identity("Ange", "MARTIN", "1962-08-24", "75107"))).isTrue();
        assertThat(angela.bornAs(identity("Angela", "DUBOIS", "1962-08-25", "75107"))).isFalse();
        assertThat(angela.bornAs(identity("Angela", "DUBOIS", "1962-08-24", "75108"))).isFalse();
        assertThat(angela.bornAs(identity("Angela", "DUBOIS", "1962-08-24", ""))).isFalse();
    }

    @Test
    void noPlaceOfBirthIsAbroad() {
        assertThat(identity("A", "B", "1962-01-01", "").bornAbroad()).isTrue();
    }
}
