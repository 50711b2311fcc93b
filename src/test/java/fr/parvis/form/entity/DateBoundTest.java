package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("PRO-4")
class DateBoundTest {

    private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

    @ParameterizedTest
    @CsvSource({
        "2026-01-31,2026-01-31",
        "today,2028-02-29",
        "today+7d,2028-03-07",
        "today-1d,2028-02-28",
        "today+2w,2028-03-14",
        "today+6m,2028-08-29",
        "today-18y,2010-02-28",
        "today+1y,2029-02-28",
        "today-100y,1928-02-29"
    })
    void readsWhatFilesSay(String bound, LocalDate date) {
        assertThat(DateBound.readable(bound)).isTrue();
        assertThat(DateBound.resolve(bound, TODAY, name -> null)).contains(date);
    }

    @Test
    void followsAnotherField() {
        var dates = Map.of("depart", LocalDate.of(2028, 7, 1));
        assertThat(DateBound.readable("field:depart")).isTrue();
        assertThat(DateBound.field("field:depart")).contains("depart");
        assertThat(DateBound.resolve("field:depart", TODAY, dates::get))
                .contains(LocalDate.of(2028, 7, 1));
        assertThat(DateBound.resolve("field:retour", TODAY, dates::get)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demain",
                "today+7",
                "today+7x",
                "today + 7d",
                "Today",
                "31/01/2026",
                "2026-1-31",
                "2026-02-30",
                "2026-13-01",
                "today+99999d"
            })
    void refusesWhatIsNoBound(String bound) {
        assertThat(DateBound.readable(bound)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2026-01-31"})
    void namesNoFieldWhereThereIsNone(String bound) {
        assertThat(DateBound.field(bound)).isEmpty();
    }
}
