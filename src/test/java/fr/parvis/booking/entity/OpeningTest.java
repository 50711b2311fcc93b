package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.Opening.ClosedDays;
import fr.parvis.booking.entity.Opening.When;
import fr.parvis.kernel.Feature;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Feature({"BKG-3", "BKG-4"})
class OpeningTest {

    private static final List<DayOfWeek> WORKDAYS =
            List.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);

    private static final Opening CANTEEN =
            new Opening(
                    SchoolZone.C,
                    When.SCHOOL,
                    WORKDAYS,
                    List.of(
                            new ClosedDays(
                                    LocalDate.parse("2026-12-07"),
                                    LocalDate.parse("2026-12-08"),
                                    "Travaux dans la cuisine")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-16, ",
        "2026-11-11, PUBLIC_HOLIDAY",
        "2026-12-08, CLOSED",
        "2026-12-18, ",
        "2026-12-21, SCHOOL_HOLIDAY",
        "2027-01-04, ",
        "2027-02-05, ",
        "2027-02-08, SCHOOL_HOLIDAY",
        "2027-02-22, ",
        "2027-03-29, PUBLIC_HOLIDAY",
        "2027-05-06, PUBLIC_HOLIDAY",
        "2027-05-07, SCHOOL_HOLIDAY"
    })
    void saysWhyADayIsClosed(LocalDate day, Blocked why) {
        assertThat(CANTEEN.concerns(day)).isTrue();
        assertThat(CANTEEN.closedOn(day).orElse(null)).isEqualTo(why);
    }

    @Test
    void holidayCentresAreOnlyForHolidays() {
        var centre = new Opening(SchoolZone.C, When.HOLIDAYS, WORKDAYS, null);
        assertThat(centre.concerns(LocalDate.parse("2026-12-18"))).isFalse();
        assertThat(centre.concerns(LocalDate.parse("2026-12-21"))).isTrue();
        assertThat(centre.concerns(LocalDate.parse("2026-12-20"))).as("a Sunday").isFalse();
        assertThat(centre.closedOn(LocalDate.parse("2026-12-25"))).contains(Blocked.PUBLIC_HOLIDAY);
        assertThat(centre.closedOn(LocalDate.parse("2026-12-28"))).isEmpty();
    }

    @Test
    void whatIsSaidOfAClosedDayIsTheTowns() {
        assertThat(CANTEEN.why(LocalDate.parse("2026-12-07"))).contains("Travaux dans la cuisine");
        assertThat(CANTEEN.why(LocalDate.parse("2026-12-09"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SchoolZone.class)
    void theCalendarHasTwoYearsInOrderWithoutOverlap(SchoolZone zone) {
        List<SchoolHolidays.Holiday> all = SchoolHolidays.of(zone).all();
        assertThat(all).hasSize(13);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).from()).isBefore(all.get(i).back());
            if (i > 0) {
                assertThat(all.get(i).from()).isAfterOrEqualTo(all.get(i - 1).back());
            }
        }
        assertThat(SchoolHolidays.of(zone).knownUntil()).isEqualTo(LocalDate.parse("2027-09-01"));
    }
}
