package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.PartialDate.Known;
import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates of birth that are known to the day, to the month or to the year. */
@Feature({"ACC-1", "PRO-4"})
class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "17,4,1985,mercredi 17 avril 1985",
        "29,02,1960,lundi 29 février 1960",
        "1,1,1960,vendredi 1er janvier 1960",
        "'',4,1960,avril 1960 (jour inconnu)",
        "00,04,1960,avril 1960 (jour inconnu)",
        "00,00,1960,1960 (jour et mois inconnus)",
        "'',0,1960,1960 (jour et mois inconnus)",
        "'','',1960,1960 (jour et mois inconnus)"
    })
    void isReadAsPapersWriteIt(String day, String month, String year, String words) {
        assertThat(PartialDate.read(day, month, year)).map(PartialDate::words).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "29,2,1985",
        "31,4,1985",
        "17,'',1985",
        "17,00,1985",
        "'',13,1985",
        "000,4,1985",
        "'','',''",
        "'','',60",
        "17,4,85",
        "x,4,1985",
        "-1,4,1985"
    })
    void isNothingElse(String day, String month, String year) {
        assertThat(PartialDate.read(day, month, year)).isEmpty();
    }

    @Property
    void isTypedAgainAsItIsKept(
            @ForAll @IntRange(min = 0, max = 60_000) int days, @ForAll Known known) {
        var date = new PartialDate(LocalDate.of(1900, 1, 1).plusDays(days), known);
        List<String> parts = date.parts();

        assertThat(PartialDate.read(parts.get(0), parts.get(1), parts.get(2))).contains(date);
    }

    @Property
    void twoThatAreKnownAlikeAreEqualWhateverStandsForTheRest(
            @ForAll @IntRange(min = 1, max = 365) int one,
            @ForAll @IntRange(min = 1, max = 365) int other) {
        assertThat(new PartialDate(LocalDate.ofYearDay(1961, one), Known.YEAR))
                .isEqualTo(new PartialDate(LocalDate.ofYearDay(1961, other), Known.YEAR));
    }
}
