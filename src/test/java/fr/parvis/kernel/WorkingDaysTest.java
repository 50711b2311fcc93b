package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("PRO-4")
class WorkingDaysTest {

    @ParameterizedTest(name = "{1} {0}")
    @CsvSource({
        "2026-01-01,New Year",
        "2026-04-06,Easter Monday",
        "2026-05-01,Labour Day",
        "2026-05-08,Victory 1945",
        "2026-05-14,Ascension",
        "2026-05-25,Whit Monday",
        "2026-07-14,National Day",
        "2025-08-15,Assumption",
        "2027-11-01,All Saints",
        "2026-11-11,Armistice",
        "2026-12-25,Christmas",
        "2027-03-29,Easter Monday",
        "2026-11-21,a Saturday",
        "2026-11-22,a Sunday"
    })
    void townHallsAreClosedOn(LocalDate day, String name) {
        assertThat(WorkingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest(name = "{1} {0}")
    @CsvSource({
        "2026-04-03,Good Friday is a holiday in Alsace only",
        "2026-12-24,Christmas Eve",
        "2025-12-26,St Stephen's day is a holiday in Alsace only",
        "2026-11-17,a Tuesday",
        "2026-05-15,the day after Ascension",
        "2026-07-13,the day before 14 July"
    })
    void townHallsWorkOn(LocalDate day, String name) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-17,1,2026-11-18",
        "2026-11-17,5,2026-11-24",
        // Friday evening
        "2026-11-20,1,2026-11-23",
        // a Saturday and a Sunday count as the Friday before
        "2026-11-21,1,2026-11-23",
        "2026-11-22,1,2026-11-23",
        // over 1 May (Friday) and 8 May (Friday)
        "2026-04-30,1,2026-05-04",
        "2026-04-30,5,2026-05-11",
        // over Easter
        "2026-04-03,1,2026-04-07",
        // over Christmas and New Year
        "2026-12-24,5,2027-01-04"
    })
    void aDelayCountsWorkingDaysOnly(LocalDate start, int days, LocalDate end) {
        assertThat(WorkingDays.after(start, days)).isEqualTo(end);
    }

    @Property(tries = 200)
    void aDelayEndsOnAWorkingDayAfterJustThatMany(
            @ForAll @IntRange(min = 0, max = 4000) int offset,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate start = LocalDate.of(2024, 1, 1).plusDays(offset);
        LocalDate end = WorkingDays.after(start, days);

        assertThat(WorkingDays.isWorkingDay(end)).isTrue();
        assertThat(
                        start.plusDays(1)
                                .datesUntil(end.plusDays(1))
                                .filter(WorkingDays::isWorkingDay)
                                .count())
                .isEqualTo(days);
    }
}
