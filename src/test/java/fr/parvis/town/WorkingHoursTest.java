package fr.parvis.town;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Heures ouvrées": two working days of the town hall are 48 of them. */
@Feature("ACC-5")
class WorkingHoursTest {

    private static final List<String> DAY = List.of("09:00-12:00", "13:30-17:30");

    /** Closed on Wednesdays, short on Thursdays, open on Saturdays for those who are in a hurry. */
    private static final Map<String, List<String>> WEEK =
            Map.of(
                    "monday", DAY,
                    "tuesday", DAY,
                    "thursday", List.of("14:00-18:00"),
                    "friday", DAY,
                    "saturday", List.of("09:00-12:00"));

    private static final Map<String, List<String>> FIVE_DAYS =
            Map.of("monday", DAY, "tuesday", DAY, "wednesday", DAY, "thursday", DAY, "friday", DAY);

    private static WorkingHours hours(Map<String, List<String>> week, LocalDate... closed) {
        return WorkingHours.of(
                new TownSettings.Contact(
                        "Mairie", null, "01 99 00 95 00", null, week, List.of(closed)));
    }

    private final WorkingHours hall = hours(WEEK, LocalDate.of(2026, 12, 24));

    private static Instant at(LocalDateTime time) {
        return time.atZone(ClockProducer.PARIS).toInstant();
    }

    @ParameterizedTest(name = "{0} to {1}: {2} h")
    @CsvSource({
        // a whole day, whatever its length
        "2026-11-16T09:00,2026-11-16T17:30,24",
        "2026-11-19T14:00,2026-11-19T18:00,24",
        "2026-11-19T14:00,2026-11-19T16:00,12",
        // at noon and at night nothing passes
        "2026-11-16T12:00,2026-11-16T13:30,0",
        "2026-11-16T17:30,2026-11-17T09:00,0",
        // Friday evening to Monday evening: the Saturday is for the town hall's visitors
        "2026-11-20T20:00,2026-11-23T17:30,24",
        // over a Wednesday, when this town hall is closed
        "2026-11-17T09:00,2026-11-19T18:00,48",
        // over Easter: Friday and Tuesday
        "2026-04-03T09:00,2026-04-07T17:30,48",
        // over Christmas: closed on the 24th, a holiday on the 25th
        "2026-12-22T09:00,2026-12-28T17:30,48",
        // over the nights in which the clocks change
        "2026-03-27T09:00,2026-03-30T17:30,48",
        "2026-10-23T09:00,2026-10-26T17:30,48",
        // in the wrong order
        "2026-11-17T09:00,2026-11-16T09:00,0"
    })
    void passWhileTheTownHallWorks(LocalDateTime from, LocalDateTime to, int worked) {
        assertThat(hall.between(at(from), at(to))).isEqualTo(Duration.ofHours(worked));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // the same time two working days later
        "2026-11-16T10:00,2026-11-19T14:34:17",
        "2026-11-13T10:00,2026-11-17T10:00",
        // Friday evening: what is left of Monday and Tuesday
        "2026-11-20T20:00,2026-11-24T17:30",
        // the evening before Armistice, a Wednesday
        "2026-11-10T20:00,2026-11-13T17:30",
        // a Sunday
        "2026-11-22T08:00,2026-11-24T17:30",
        // Friday before the clocks change
        "2026-03-27T09:00,2026-03-30T17:30"
    })
    void fortyEightOfThemAreTwoWorkingDays(LocalDateTime from, LocalDateTime end) {
        Instant due = hall.after(at(from), Duration.ofHours(48));
        assertThat(LocalDateTime.ofInstant(due, ClockProducer.PARIS)).isEqualToIgnoringNanos(end);
    }

    @Test
    void whereTheHoursAreNotKnownAWorkingDayCountsWhole() {
        WorkingHours unknown = hours(null);
        Instant friday = at(LocalDateTime.parse("2026-11-20T18:00"));
        assertThat(unknown.between(friday, at(LocalDateTime.parse("2026-11-23T08:00"))))
                .isEqualTo(Duration.ofHours(14));
        assertThat(unknown.after(friday, Duration.ofHours(48)))
                .isEqualTo(at(LocalDateTime.parse("2026-11-24T18:00")));
    }

    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<LocalDate> days =
                Arbitraries.integers().between(0, 2000).map(LocalDate.of(2024, 1, 1)::plusDays);
        Arbitrary<LocalTime> times =
                Arbitraries.integers()
                        .between(0, 24 * 60 - 1)
                        .map(m -> LocalTime.MIN.plusMinutes(m));
        return days.flatMap(d -> times.map(t -> at(d.atTime(t))));
    }

    @Provide
    Arbitrary<WorkingHours> halls() {
        return Arbitraries.of(hours(WEEK), hours(FIVE_DAYS), hours(null), hall);
    }

    @Property(tries = 400)
    void addUp(
            @ForAll("halls") WorkingHours one,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 0, max = 40_000) int first,
            @ForAll @IntRange(min = 0, max = 40_000) int second) {
        Instant middle = from.plus(Duration.ofMinutes(first));
        Instant end = middle.plus(Duration.ofMinutes(second));

        Duration parts = one.between(from, middle).plus(one.between(middle, end));
        assertThat(one.between(from, end).minus(parts).abs())
                .isLessThanOrEqualTo(Duration.ofMillis(2));
    }

    @Property(tries = 400)
    void areAtTheirEndWhenTheyHavePassedAndNotBefore(
            @ForAll("halls") WorkingHours one,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 1, max = 200) int promised) {
        Duration worked = Duration.ofHours(promised);
        Instant due = one.after(from, worked);

        assertThat(worked.minus(one.between(from, due)).abs())
                .isLessThanOrEqualTo(Duration.ofMillis(20));
        assertThat(one.between(from, due.minusSeconds(60))).isLessThan(worked);
    }

    @Property(tries = 400)
    void ofFiveWholeDaysAreTheWorkingDays(
            @ForAll("moments") Instant from, @ForAll @IntRange(min = 1, max = 30) int days) {
        LocalDate day = LocalDate.ofInstant(from, ClockProducer.PARIS);
        Instant evening = at(day.atTime(20, 0));
        LocalDate end = WorkingDays.after(day, days);

        assertThat(hours(FIVE_DAYS).between(evening, at(end.atTime(17, 30))))
                .isEqualTo(Duration.ofHours(24L * days));
    }

    @Property(tries = 200)
    void doNotPassOnDaysOnWhichNobodyWorks(@ForAll("moments") Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ClockProducer.PARIS);
        Duration worked = hall.between(at(day.atStartOfDay()), at(day.plusDays(1).atStartOfDay()));
        boolean works =
                WorkingDays.isWorkingDay(day)
                        && day.getDayOfWeek() != java.time.DayOfWeek.WEDNESDAY
                        && !day.equals(LocalDate.of(2026, 12, 24));

        assertThat(worked).isEqualTo(works ? Duration.ofDays(1) : Duration.ZERO);
    }
}
