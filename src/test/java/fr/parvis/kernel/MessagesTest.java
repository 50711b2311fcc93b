package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    @Test
    void aKeyNamesItsBundleByItsFirstPart() {
        assertThat(Messages.text("request.tracking.title")).isEqualTo("Suivi de la demande");
        assertThat(Messages.text("web.home")).isEqualTo("Accueil");
    }

    @Test
    void argumentsArePutInTheirPlaces() {
        assertThat(Messages.text("request.number", "43513")).isEqualTo("DEMANDE N° 43513");
        assertThat(Messages.text("form.problem.tooLong", "Nom", 200, 201))
                .isEqualTo("«\u00A0Nom\u00A0»\u00A0: 201 caractères. Le maximum est 200.");
    }

    @Test
    void argumentsAreNotReadAsPatterns() {
        assertThat(Messages.text("form.problem.missing", "{1} 'x' {0}"))
                .isEqualTo("Renseignez «\u00A0{1} 'x' {0}\u00A0».");
    }

    @Test
    void textsHaveTheSpacesOfFrenchTypography() {
        assertThat(Messages.text("web.home.title")).isEqualTo("Que souhaitez-vous faire\u202F?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "tr"})
    void theLanguageOfTheMachineChangesNothing(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(Messages.text("request.queue.shown", 1234, 1283))
                    .isEqualTo("Demandes 1\u202F234 à 1\u202F283");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "-999, -999", "1000, 1\u202F000", "-1000, -1\u202F000"})
    void digitsAreGroupedFromAThousandOn(long number, String written) {
        assertThat(Messages.text("request.number", number)).isEqualTo("DEMANDE N° " + written);
        assertThat(Messages.text("request.number", new BigDecimal(number)))
                .isEqualTo("DEMANDE N° " + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request.inconnu", "inconnu.titre", "sanspoint", "", ".", "request."})
    void aKeyThatDoesNotExistIsAFault(String key) {
        assertThatThrownBy(() -> Messages.text(key)).isInstanceOf(MissingResourceException.class);
    }
}
