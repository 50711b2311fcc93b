package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("APT-5")
class SentDateTest {

    @Test
    void whatPagesSendIsRead() {
        assertThat(SentDate.day("2026-11-17")).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(SentDate.month("2026-11")).isEqualTo(YearMonth.of(2026, 11));
        Instant quarterPastNine = Instant.parse("2026-11-17T08:15:00Z");
        assertThat(SentDate.moment("2026-11-17T09:15+01:00")).isEqualTo(quarterPastNine);
        assertThat(SentDate.moment("2026-11-17T08:15:00.000Z")).isEqualTo(quarterPastNine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+999999999-12-31",
                "-999999999-01-01",
                "0000-01-01",
                "2026-02-30",
                "2026-13",
                "+999999999-12",
                "+999999999-12-31T23:59:59-18:00",
                "demain"
            })
    void whatNoCalendarCountsOnFromIsNone(String sent) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> SentDate.day(sent));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> SentDate.month(sent));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> SentDate.moment(sent));
    }
}
