package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("BKG-4")
class DelayRuleTest {

    private static final DelayRule THURSDAY_NOON =
            DelayRule.ofWeekday(DayOfWeek.THURSDAY, 1, LocalTime.NOON);

    private static Instant at(String paris) {
        return LocalDateTime.parse(paris).atZone(ClockProducer.PARIS).toInstant();
    }

    @Test
    void villennesCountsFifteenDays() {
        var rule = DelayRule.ofDays(15);
        LocalDate wednesday = LocalDate.parse("2024-03-27");
        assertThat(rule.words("le mercredi concerné"))
                .isEqualTo("15\u00a0jours avant le mercredi concerné");
        assertThat(rule.allows(wednesday, at("2024-03-08T10:43"))).isTrue();
        assertThat(rule.allows(wednesday, at("2024-03-12T23:59:59"))).isTrue();
        assertThat(rule.allows(wednesday, at("2024-03-13T00:00"))).isFalse();
        assertThat(rule.untilWords(wednesday)).isEqualTo("jusqu’au mardi 12 mars");
    }

    @Test
    void thursdayNoonOfTheWeekBeforeEndsAtNoon() {
        assertThat(THURSDAY_NOON.words("le jour concerné"))
                .isEqualTo("le jeudi midi de la semaine précédente");
        for (String day : new String[] {"2026-11-16", "2026-11-18", "2026-11-22"}) {
            assertThat(THURSDAY_NOON.allows(LocalDate.parse(day), at("2026-11-12T11:59"))).isTrue();
            assertThat(THURSDAY_NOON.allows(LocalDate.parse(day), at("2026-11-12T12:00")))
                    .isFalse();
            assertThat(THURSDAY_NOON.allows(LocalDate.parse(day), at("2026-11-12T12:01")))
                    .isFalse();
        }
        assertThat(THURSDAY_NOON.untilWords(LocalDate.parse("2026-11-16")))
                .isEqualTo("jusqu’au jeudi 12 novembre à 12\u00a0h");
    }

    /** The clock goes back on 25 October 2026 and forward on 28 March 2027; 2026 has 53 weeks. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-26, 2026-10-22T12:00",
        "2026-11-02, 2026-10-29T12:00",
        "2027-03-29, 2027-03-25T12:00",
        "2027-01-01, 2026-12-24T12:00",
        "2027-01-04, 2026-12-31T12:00",
        "2028-02-29, 2028-02-24T12:00",
        "2028-03-06, 2028-03-02T12:00"
    })
    void noonIsNoonAcrossClockChangesYearsAndLeapDays(LocalDate day, String deadline) {
        assertThat(THURSDAY_NOON.deadline(day)).isEqualTo(at(deadline));
    }

    @Test
    void theYearOfTheseTestsHasAWeek53() {
        assertThat(LocalDate.parse("2027-01-01").get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .isEqualTo(53);
        assertThat(DelayRule.ofDays(1).deadline(LocalDate.parse("2026-10-26")))
                .as("the day that ends has 25 hours")
                .isEqualTo(at("2026-10-26T00:00"));
        assertThat(
                        at("2026-10-25T00:00")
                                .until(
                                        DelayRule.ofDays(1).deadline(LocalDate.parse("2026-10-26")),
                                        ChronoUnit.HOURS))
                .isEqualTo(25);
    }

    @Test
    void workingDaysJumpOverWeekendsAndHolidaysThatMove() {
        var rule = DelayRule.ofWorkingDays(2, LocalTime.of(10, 0));
        // Ascension of 2027 is Thursday 6 May
        assertThat(rule.deadline(LocalDate.parse("2027-05-10"))).isEqualTo(at("2027-05-05T10:00"));
        assertThat(rule.deadline(LocalDate.parse("2026-11-16"))).isEqualTo(at("2026-11-12T10:00"));
        // 11 November is one, too
        assertThat(rule.deadline(LocalDate.parse("2026-11-12"))).isEqualTo(at("2026-11-09T10:00"));
        assertThat(rule.words("le jour concerné"))
                .isEqualTo("2\u00a0jours ouvrés avant le jour concerné, à 10\u00a0h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | la veille", "1 | la veille", "2 | 2\u00a0jours avant le jour concerné"})
    void fewDaysHaveWordsOfTheirOwn(int days, String words) {
        assertThat(DelayRule.ofDays(days).words("le jour concerné")).isEqualTo(words);
    }

    @Property
    void whatIsTooLateStaysSo(
            @ForAll("rules") DelayRule rule,
            @ForAll("days") LocalDate day,
            @ForAll("days") LocalDate when) {
        Instant deadline = rule.deadline(day);
        assertThat(deadline)
                .as("never after the day has begun, but for an hour of the day itself")
                .isBefore(day.atTime(18, 1).atZone(ClockProducer.PARIS).toInstant());
        Instant now = when.atTime(11, 59).atZone(ClockProducer.PARIS).toInstant();
        assertThat(rule.allows(day, now)).isEqualTo(now.isBefore(deadline));
        assertThat(rule.deadline(day.plusDays(1)))
                .as("a later day is never closed before an earlier one")
                .isAfterOrEqualTo(deadline);
    }

    @Property
    void theSentenceOfABoxSaysTheMomentOfTheRule(
            @ForAll("rules") DelayRule rule, @ForAll("days") LocalDate day) {
        var end = LocalDateTime.ofInstant(rule.deadline(day), ClockProducer.PARIS);
        String words = rule.untilWords(day);
        if (end.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            assertThat(words)
                    .as("a day that is named is still open")
                    .isEqualTo(
                            "jusqu’au " + FrenchText.dayAndMonth(end.toLocalDate().minusDays(1)));
        } else {
            assertThat(words)
                    .startsWith("jusqu’au " + FrenchText.dayAndMonth(end.toLocalDate()) + " à ")
                    .endsWith(FrenchText.hour(end.toLocalTime()));
        }
    }

    @Test
    void aRuleOfTheSameWeekEndsBeforeTheDay() {
        LocalDate wednesday = LocalDate.parse("2026-11-25");
        var friday = DelayRule.ofWeekday(DayOfWeek.FRIDAY, 0, null);
        assertThat(friday.untilWords(wednesday)).isEqualTo("jusqu’au mardi 24 novembre");
        assertThat(friday.words("le jour concerné"))
                .isEqualTo("le vendredi de la même semaine, au plus tard la veille");
        var nine = DelayRule.ofWeekday(DayOfWeek.WEDNESDAY, 0, LocalTime.of(9, 0));
        assertThat(nine.untilWords(wednesday))
                .isEqualTo("jusqu’au mercredi 25 novembre à 9\u00a0h");
        assertThat(nine.allows(wednesday, at("2026-11-25T08:59"))).isTrue();
        assertThat(nine.untilWords(wednesday.minusDays(1))).isEqualTo("jusqu’au lundi 23 novembre");
        assertThat(DelayRule.ofDays(0).untilWords(wednesday))
                .isEqualTo("jusqu’au mardi 24 novembre");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2024, 1, 1), LocalDate.of(2029, 12, 31));
    }

    @Provide
    Arbitrary<DelayRule> rules() {
        Arbitrary<LocalTime> times =
                Arbitraries.of(null, LocalTime.NOON, LocalTime.of(2, 30), LocalTime.of(18, 0));
        return Arbitraries.oneOf(
                Arbitraries.just(DelayRule.NONE),
                Combinators.combine(Arbitraries.integers().between(0, 40), times)
                        .as((days, time) -> new DelayRule(days, null, null, null, time)),
                Combinators.combine(Arbitraries.integers().between(1, 20), times)
                        .as(DelayRule::ofWorkingDays),
                Combinators.combine(
                                Arbitraries.of(DayOfWeek.class),
                                Arbitraries.integers().between(0, 4),
                                times)
                        .as(DelayRule::ofWeekday));
    }
}
