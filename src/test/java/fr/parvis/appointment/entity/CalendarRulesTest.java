package fr.parvis.appointment.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.appointment.entity.CalendarRules.Closing;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots follow from the rules of a calendar. */
@Feature("APT-1")
class CalendarRulesTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

    private static CalendarRules rules(String day, String... periods) {
        return new CalendarRules(20, 2, Map.of(day, List.of(periods)), List.of(), 24, 30);
    }

    private static List<String> hours(CalendarRules rules, LocalDate day) {
        return rules.slots(day).stream()
                .map(s -> LocalTime.ofInstant(s.start(), ClockProducer.PARIS).toString())
                .toList();
    }

    @Test
    void slotsFillThePeriodsAndNeverPassTheirEnd() {
        assertThat(hours(rules("tuesday", "09:00-10:10", "14:00-14:40"), TUESDAY))
                .containsExactly("09:00", "09:20", "09:40", "14:00", "14:20");
        assertThat(rules("tuesday", "09:00-10:00").slots(TUESDAY.plusDays(1))).isEmpty();
    }

    @Test
    void nobodyIsReceivedOnHolidaysAndClosingDays() {
        var rules =
                new CalendarRules(
                        30,
                        1,
                        Map.of("wednesday", List.of("09:00-12:00")),
                        List.of(new Closing("2026-11-18", "2026-11-25")),
                        0,
                        60);
        assertThat(rules.slots(LocalDate.of(2026, 11, 11))).as("armistice").isEmpty();
        assertThat(rules.slots(LocalDate.of(2026, 11, 4))).hasSize(6);
        assertThat(rules.slots(LocalDate.of(2026, 11, 18))).isEmpty();
        assertThat(rules.slots(LocalDate.of(2026, 11, 25))).isEmpty();
        assertThat(rules.slots(LocalDate.of(2026, 12, 2))).hasSize(6);
    }

    /** 25 October 2026: three o'clock comes twice. 29 March 2026: there is no half past two. */
    @ParameterizedTest
    @CsvSource({"2026-10-25, 9", "2026-03-29, 3", "2026-10-18, 6"})
    void aDayOnWhichClocksChangeHasTheSlotsThatFitIntoIt(LocalDate sunday, int slots) {
        var rules =
                new CalendarRules(
                        20, 1, Map.of("sunday", List.of("02:00-04:00")), List.of(), 0, 60);
        assertThat(rules.slots(sunday)).hasSize(slots);
        assertThat(rules.slots(sunday)).allMatch(s -> s.minutes() == 20);
    }

    @Test
    @Feature("APT-2")
    void onADayOnWhichClocksChangeTheHourOfTheDayIsTheTownsOwn() {
        CalendarRules rules = rules("sunday", "09:00-10:00");
        for (String day : List.of("2026-10-25", "2026-03-29", "2026-10-18")) {
            assertThat(hours(rules, LocalDate.parse(day)))
                    .containsExactly("09:00", "09:20", "09:40");
        }
        assertThat(rules.slots(LocalDate.parse("2026-10-25")).get(0).value())
                .isEqualTo("2026-10-25T09:00+01:00");
    }

    @Test
    void whatIsTooSoonOrTooFarIsNotOffered() {
        CalendarRules rules = rules("tuesday", "09:00-09:40");
        List<Slot> tomorrow = rules.slots(TUESDAY);
        // it is nine o'clock, and 24 hours are asked for
        assertThat(rules.offers(tomorrow.get(0), NOW)).isTrue();
        assertThat(rules.offers(tomorrow.get(0), NOW.plusSeconds(1))).isFalse();
        assertThat(rules.offers(tomorrow.get(1), NOW.plusSeconds(1))).isTrue();
        assertThat(rules.offers(rules.slots(LocalDate.of(2026, 12, 15)).get(0), NOW)).isTrue();
        assertThat(rules.offers(rules.slots(LocalDate.of(2026, 12, 22)).get(0), NOW)).isFalse();
    }

    @Test
    void aSlotIsFoundByItsStartAndNothingElseIs() {
        CalendarRules rules = rules("tuesday", "09:00-10:00");
        Slot second = rules.slots(TUESDAY).get(1);
        assertThat(rules.slotAt(second.start())).contains(second);
        assertThat(rules.slotAt(second.start().plusSeconds(60))).isEmpty();
        assertThat(second.name()).isEqualTo("Mardi 17 novembre à 9\u00A0h\u00A020");
    }

    @ParameterizedTest
    @CsvSource({
        "4, 1, 09:00-12:00, 24, 60, slot",
        "241, 1, 09:00-12:00, 24, 60, slot",
        "20, 0, 09:00-12:00, 24, 60, desks",
        "20, 21, 09:00-12:00, 24, 60, desks",
        "20, 1, 12:00-09:00, 24, 60, opening",
        "20, 1, 09:00-12:00|11:00-13:00, 24, 60, opening",
        "20, 1, 09:00-12:00, -1, 60, minimum",
        "20, 1, 09:00-12:00, 48, 2, minimum",
        "20, 1, 09:00-12:00, 24, 367, maximum",
    })
    void whatMakesNoSenseIsRefused(
            int minutes, int desks, String periods, int hours, int days, String problem) {
        var rules =
                new CalendarRules(
                        minutes,
                        desks,
                        Map.of("tuesday", List.of(periods.split("\\|"))),
                        List.of(),
                        hours,
                        days);
        assertThatThrownBy(rules::checked)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("appointment.rules." + problem));
    }

    @Provide
    Arbitrary<CalendarRules> anyRules() {
        Arbitrary<List<String>> periods =
                Arbitraries.integers()
                        .between(0, 23 * 60)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(6)
                        .map(
                                times -> {
                                    List<Integer> sorted =
                                            times.stream().distinct().sorted().toList();
                                    var all = new ArrayList<String>();
                                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                                        all.add(
                                                LocalTime.ofSecondOfDay(sorted.get(i) * 60L)
                                                        + "-"
                                                        + LocalTime.ofSecondOfDay(
                                                                sorted.get(i + 1) * 60L));
                                    }
                                    return all;
                                });
        return Combinators.combine(
                        Arbitraries.integers().between(5, 90),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("monday", "tuesday", "friday", "saturday", "sunday"),
                        periods)
                .as(
                        (minutes, desks, day, times) ->
                                new CalendarRules(
                                        minutes, desks, Map.of(day, times), List.of(), 0, 60));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 2000).map(LocalDate.of(2026, 1, 1)::plusDays);
    }

    @Property(tries = 2000)
    void slotsNeverOverlapAndLieInsideTheirDay(
            @ForAll("anyRules") CalendarRules rules, @ForAll("days") LocalDate day) {
        List<Slot> slots = rules.slots(day);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            assertThat(Duration.between(slot.start(), slot.end()))
                    .isEqualTo(Duration.ofMinutes(rules.slotMinutes()));
            assertThat(slot.day()).isEqualTo(day);
            if (i > 0) {
                assertThat(slot.start()).isAfterOrEqualTo(slots.get(i - 1).end());
            }
            assertThat(rules.slotAt(slot.start())).contains(slot);
        }
        if (WorkingDays.isHoliday(day)) {
            assertThat(slots).isEmpty();
        }
    }

    @Property(tries = 500)
    void aSlotIsFreeAsLongAsADeskIs(
            @ForAll("anyRules") CalendarRules rules,
            @ForAll("days") LocalDate day,
            @ForAll("busy") List<Busy> busy) {
        var free = new FreeSlots(rules, busy, s -> true);
        for (Slot slot : rules.slots(day)) {
            boolean closed =
                    busy.stream().anyMatch(b -> b.desk() == 0 && slot.overlaps(b.start(), b.end()));
            long taken =
                    busy.stream()
                            .filter(b -> slot.overlaps(b.start(), b.end()))
                            .map(Busy::desk)
                            .filter(desk -> desk >= 1 && desk <= rules.desks())
                            .distinct()
                            .count();
            assertThat(free.desks(slot)).isEqualTo(closed ? 0 : (int) (rules.desks() - taken));
            assertThat(free.of(day).contains(slot)).isEqualTo(free.desks(slot) > 0);
        }
    }

    @Provide
    Arbitrary<List<Busy>> busy() {
        Instant from = LocalDate.of(2026, 1, 1).atStartOfDay(ClockProducer.PARIS).toInstant();
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2000 * 24),
                        Arbitraries.integers().between(1, 200))
                .as(
                        (desk, hour, length) ->
                                new Busy(
                                        desk,
                                        from.plus(Duration.ofHours(hour)),
                                        from.plus(Duration.ofHours(hour + length))))
                .list()
                .ofMaxSize(30);
    }
}
