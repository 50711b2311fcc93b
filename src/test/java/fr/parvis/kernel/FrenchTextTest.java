package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-17,mardi 17 novembre 2026",
        "2026-12-01,mardi 1er décembre 2026",
        "2026-08-11,mardi 11 août 2026",
        "2027-02-01,lundi 1er février 2027"
    })
    void longDates(LocalDate date, String text) {
        assertThat(FrenchText.longDate(date)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-17T08:12:00Z,mardi 17 novembre 2026 à 9\u00A0h\u00A012",
        // summer time, and the day after in Paris
        "2026-06-30T22:05:00Z,mercredi 1er juillet 2026 à 0\u00A0h\u00A005",
        "2026-11-17T08:00:59Z,mardi 17 novembre 2026 à 9\u00A0h"
    })
    void momentsInParis(Instant instant, String text) {
        assertThat(FrenchText.longDateTime(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00,0\u00A0h",
        "09:00,9\u00A0h",
        "09:05,9\u00A0h\u00A005",
        "22:14,22\u00A0h\u00A014"
    })
    void hours(LocalTime time, String text) {
        assertThat(FrenchText.hour(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02,02/01/2026", "2026-11-17,17/11/2026"})
    void shortDates(LocalDate date, String text) {
        assertThat(FrenchText.shortDate(date)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2022-01-12T13:33:00Z,12/01/2022 à 14:33"})
    void shortMomentsInParis(Instant instant, String text) {
        assertThat(FrenchText.shortDateTime(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"})
    void isFrenchWhateverTheMachineSpeaks(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(FrenchText.hour(LocalTime.of(9, 5))).isEqualTo("9\u00A0h\u00A005");
            assertThat(FrenchText.longDate(LocalDate.of(2026, 11, 17)))
                    .isEqualTo("mardi 17 novembre 2026");
            assertThat(FrenchText.shortDate(LocalDate.of(2026, 11, 17))).isEqualTo("17/11/2026");
            assertThat(FrenchText.folded("INITIALE")).isEqualTo("initiale");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Vraiment ?,Vraiment\u202F?",
                "Non !,Non\u202F!",
                "un ; deux,un\u202F; deux",
                "Délai : 5,Délai\u00A0: 5",
                "« Osny »,«\u00A0Osny\u00A0»",
                "« Osny » : oui,«\u00A0Osny\u00A0»\u00A0: oui",
                "Vraiment\u00A0?,Vraiment\u202F?",
                "Déjà\u202F? Oui\u00A0: bien,Déjà\u202F? Oui\u00A0: bien",
                "https://osny.fr?q=a;b,https://osny.fr?q=a;b",
                "à 9:30 oui,à 9:30 oui"
            })
    void spacesOfTypography(String plain, String right) {
        assertThat(FrenchText.typography(plain)).isEqualTo(right);
    }

    @Property
    void typographyDoneTwiceIsDoneOnce(@ForAll String text) {
        String once = FrenchText.typography(text);
        assertThat(FrenchText.typography(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({
        "L’Haÿ-les-Roses,l'hay-les-roses",
        "L'HAŸ-LES-ROSES,l'hay-les-roses",
        "' Éléonore ',eleonore",
        "Cœur,coeur",
        "ŒUF,oeuf",
        "LÆTITIA Lætitia,laetitia laetitia",
        "Bjørn ØSTER Ǿ,bjorn oster o",
        "Łukasz Đorđe,lukasz dorde",
        "Groß,gross",
        "Ça,ca",
        "e\u0301te\u0301,ete"
    })
    void foldedForComparison(String text, String folded) {
        assertThat(FrenchText.folded(text)).isEqualTo(folded);
    }
}
