package fr.parvis.appointment.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.appointment.entity.CalendarRules.Closing;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("APT-1")
class CalendarTextTest {

    private static CalendarRules read(String monday, String closed) {
        return CalendarText.rules(
                20, 1, day -> day == DayOfWeek.MONDAY ? monday : "", closed, 24, 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:00-12:00, 13:30-17:00",
                "9h-12h ; 13h30-17h",
                "9h00 – 12h00,13:30 – 17:00,",
            })
    void periodsAreReadAsPeopleTypeThem(String typed) {
        assertThat(read(typed, "").periods(DayOfWeek.MONDAY))
                .containsExactly("09:00-12:00", "13:30-17:00");
        assertThat(read(typed, "").periods(DayOfWeek.TUESDAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"matin", "09:00", "25:00-26:00", "09:61-10:00", "9-12"})
    void whatIsNoPeriodIsRefused(String typed) {
        assertThatThrownBy(() -> read(typed, "")).isInstanceOf(DomainException.class);
    }

    @Test
    void closingDaysGoThereAndBack() {
        CalendarRules rules = read("9h-12h", "24/12/2026 – 31/12/2026\r\n2/1/2027\n\n");
        assertThat(rules.closed())
                .containsExactly(
                        new Closing("2026-12-24", "2026-12-31"),
                        new Closing("2027-01-02", "2027-01-02"));
        assertThat(CalendarText.closed(rules)).isEqualTo("24/12/2026-31/12/2026\n02/01/2027");
        assertThat(read("9h-12h", CalendarText.closed(rules)).closed()).isEqualTo(rules.closed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/02/2027", "demain", "2026-12-24", "1/1/2027-x"})
    void whatIsNoDayIsRefused(String typed) {
        assertThatThrownBy(() -> read("9h-12h", typed)).isInstanceOf(DomainException.class);
    }
}
