package fr.parvis.procedure.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.entity.Quota.Closed;
import fr.parvis.procedure.entity.Quota.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("PRO-3")
class QuotaTest {

    @ParameterizedTest
    @CsvSource({
        "TOTAL,2026-11-17,total",
        "DAY,2026-11-17,2026-11-17",
        "MONTH,2026-03-31,2026-03",
        "YEAR,2026-12-31,2026",
        "WEEK,2026-11-16,2026-W47",
        "WEEK,2026-11-22,2026-W47",
        "WEEK,2026-11-23,2026-W48",
        // a week belongs to the year of its Thursday
        "WEEK,2026-12-31,2026-W53",
        "WEEK,2027-01-03,2026-W53",
        "WEEK,2027-01-04,2027-W01",
        "WEEK,2024-12-30,2025-W01"
    })
    void countsOverThePeriodThatADayIsIn(Period per, LocalDate day, String key) {
        assertThat(new Quota(1, per, null, null, null).periodOf(day)).isEqualTo(key);
    }

    @Test
    void countsTheSameOnAMachineOfAnyLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            LocalDate day = LocalDate.of(2026, 3, 31);
            assertThat(new Quota(1, Period.WEEK, null, null, null).periodOf(day))
                    .isEqualTo("2026-W14");
            assertThat(new Quota(1, Period.MONTH, null, null, null).periodOf(day))
                    .isEqualTo("2026-03");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countsOverEverythingUnlessToldOtherwise() {
        assertThat(new Quota(1, null, null, null, null).periodOf(LocalDate.of(2026, 1, 1)))
                .isEqualTo("total");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01T08:59:59.999999999,NOT_YET",
        "2026-09-01T09:00,",
        "2026-09-30T17:59:59.999999999,",
        "2026-09-30T18:00,OVER",
        "2027-01-01T00:00,OVER"
    })
    void opensAndClosesAtTheMinute(LocalDateTime now, Closed closed) {
        var quota =
                new Quota(
                        10,
                        Period.TOTAL,
                        LocalDateTime.of(2026, 9, 1, 9, 0),
                        LocalDateTime.of(2026, 9, 30, 18, 0),
                        null);
        if (closed == null) {
            assertThat(quota.closedAt(now)).isEmpty();
        } else {
            assertThat(quota.closedAt(now)).contains(closed);
        }
    }

    @Test
    void isAlwaysOpenWithoutDates() {
        var quota = new Quota(10, Period.TOTAL, null, null, null);
        assertThat(quota.closedAt(LocalDateTime.MIN)).isEmpty();
        assertThat(quota.closedAt(LocalDateTime.MAX)).isEmpty();
    }
}
