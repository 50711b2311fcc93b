package fr.parvis.account.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("ACC-9")
class IdentityReaderTest {

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("sub")
                .claim("given_name", "Jean-Michel Marie")
                .claim("given_name_array", List.of("Jean-Michel", "Marie"))
                .claim("family_name", "D’ALMEIDA")
                .claim("birthdate", "1979-01-01")
                .claim("gender", "male")
                .claim("birthplace", "2A004")
                .claim("birthcountry", "99100")
                .claim("email", "jm@example.fr");
    }

    private static FranceConnectIdentity read(JWTClaimsSet.Builder claims) {
        return IdentityReader.read(claims.build(), "a.b.c");
    }

    @Test
    void namesAndCodesComeAsTheyAre() {
        FranceConnectIdentity identity = read(claims());
        assertThat(identity.certified().givenNames()).isEqualTo("Jean-Michel Marie");
        assertThat(identity.certified().familyName()).isEqualTo("D’ALMEIDA");
        assertThat(identity.certified().birthDate()).isEqualTo(LocalDate.of(1979, 1, 1));
        assertThat(identity.certified().birthPlace()).isEqualTo("2A004");
        assertThat(identity.certified().bornAbroad()).isFalse();
        assertThat(identity.usageName()).isEmpty();
        assertThat(identity.mail()).isEqualTo("jm@example.fr");
        assertThat(identity.idToken()).isEqualTo("a.b.c");
        assertThat(identity.toString()).doesNotContain("ALMEIDA");
    }

    @Test
    void theListOfNamesIsNotAlwaysThere() {
        assertThat(read(claims().claim("given_name_array", null)).certified().givenNames())
                .isEqualTo("Jean-Michel Marie");
    }

    @Test
    void whoWasBornAbroadHasACountryOnly() {
        var abroad = read(claims().claim("birthplace", "").claim("birthcountry", "99352"));
        assertThat(abroad.certified().bornAbroad()).isTrue();
        assertThat(abroad.certified().birthPlace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "family_name, ''",
        "family_name, '  '",
        "birthdate, ''",
        "birthdate, 1979",
        "birthdate, 1979-02-30",
        "gender, autre",
        "birthplace, ''",
        "birthplace, 7510",
        "birthplace, '<b>07'",
        "birthcountry, ''",
        "birthcountry, 99352",
        "birthcountry, France"
    })
    void aPartOfAnIdentityIsNone(String claim, String value) {
        assertThatThrownBy(() -> read(claims().claim(claim, value)))
                .isInstanceOfSatisfying(
                        FranceConnectException.class,
                        e -> {
                            assertThat(e.failure()).isEqualTo(FranceConnectFailure.INCOMPLETE);
                            assertThat(e.detail())
                                    .as("the log says which, not what")
                                    .isIn(
                                            "family_name",
                                            "birthdate",
                                            "gender",
                                            "birthplace",
                                            "birthcountry");
                        });
    }

    @Test
    void claimsOfAnotherKindAreRefused() {
        for (String claim : List.of("given_name_array", "family_name", "birthdate", "email")) {
            assertThatThrownBy(() -> read(claims().claim(claim, 12)))
                    .as(claim)
                    .isInstanceOf(FranceConnectException.class);
        }
        assertThatThrownBy(() -> read(claims().claim("family_name", "X".repeat(301))))
                .isInstanceOf(FranceConnectException.class);
    }
}
