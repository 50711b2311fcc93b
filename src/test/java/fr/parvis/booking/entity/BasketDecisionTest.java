package fr.parvis.booking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Feature({"BKG-3", "BKG-4", "BKG-6"})
class BasketDecisionTest {

    private static final String PLACE = "ile-aux-enfants";
    private static final Instant NOW =
            LocalDateTime.parse("2026-11-16T10:00").atZone(ClockProducer.PARIS).toInstant();
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-12-09");

    private static BookedChild child(Activity activity) {
        return new BookedChild(
                activity,
                LocalDate.parse("2017-04-17"),
                LocalDate.parse("2026-09-01"),
                LocalDate.parse("2027-07-02"),
                null);
    }

    private static DayChange add(String day) {
        return new DayChange("journee", LocalDate.parse(day), DayChange.Kind.ADD);
    }

    private static BasketDecision decide(
            Activity activity,
            List<LiveDay> live,
            Map<PlaceKey, DayPlaces> places,
            DayChange... changes) {
        return BasketDecision.of(child(activity), PLACE, live, List.of(changes), places, NOW, true);
    }

    private static String why(BasketDecision decision) {
        return decision.failed().stream()
                .map(f -> f.day() + " " + f.problem())
                .collect(Collectors.joining(", "));
    }

    @Test
    void eachDayThatCannotBeHadSaysWhyAndTheRestIsKept() {
        var activity = SampleActivity.wednesdays();
        var full = new PlaceKey(activity.id(), PLACE, "apres-midi", WEDNESDAY.plusWeeks(5));
        var decision =
                decide(
                        activity,
                        List.of(),
                        Map.of(full, new DayPlaces(full, 10, 10, null)),
                        add("2026-11-11"),
                        add("2026-11-25"),
                        add("2026-12-09"),
                        add("2026-12-10"),
                        add("2026-12-23"),
                        add("2027-01-13"),
                        add("2027-07-07"));

        assertThat(decision.adds()).containsExactly(add("2026-12-09"));
        assertThat(why(decision))
                .isEqualTo(
                        "2026-11-11 PAST, 2026-11-25 LATE, 2026-12-10 UNKNOWN, 2026-12-23"
                                + " SCHOOL_HOLIDAY, 2027-01-13 FULL, 2027-07-07 NOT_ENROLLED");
    }

    @Test
    void aWholeDayTakesThePlacesOfBothHalves() {
        var activity = SampleActivity.wednesdays();
        assertThat(BasketDecision.keys(activity, PLACE, "journee", WEDNESDAY))
                .extracting(PlaceKey::slot)
                .containsExactly("matin", "apres-midi");
        assertThat(BasketDecision.keys(activity, PLACE, "matin", WEDNESDAY))
                .extracting(PlaceKey::slot)
                .containsExactly("matin");
    }

    @Test
    void aDayOfAClosedPlaceIsClosed() {
        var activity = SampleActivity.wednesdays();
        var key = new PlaceKey(activity.id(), PLACE, "matin", WEDNESDAY);
        var decision =
                decide(
                        activity,
                        List.of(),
                        Map.of(key, new DayPlaces(key, 10, 0, "Grève")),
                        add("2026-12-09"));
        assertThat(why(decision)).isEqualTo("2026-12-09 CLOSED");
    }

    @Test
    void aBundleComesWholeOrNotAtAll() {
        var activity =
                SampleActivity.with(DelayRule.NONE, null, List.of(List.of("matin", "repas")));
        var morning = new DayChange("matin", WEDNESDAY, DayChange.Kind.ADD);
        var meal = new DayChange("repas", WEDNESDAY, DayChange.Kind.ADD);
        assertThat(decide(activity, List.of(), Map.of(), morning, meal).failed()).isEmpty();
        assertThat(why(decide(activity, List.of(), Map.of(), morning)))
                .isEqualTo("2026-12-09 BUNDLE");
        var live =
                List.of(
                        live(1, "matin", ReservationState.RESERVED),
                        live(2, "repas", ReservationState.RESERVED));
        var half = new DayChange("repas", WEDNESDAY, DayChange.Kind.CANCEL);
        assertThat(why(decide(activity, live, Map.of(), half))).isEqualTo("2026-12-09 BUNDLE");
    }

    private static LiveDay live(long id, String unit, ReservationState state) {
        return new LiveDay(id, unit, WEDNESDAY, state, Money.ofCents(100), 1, false);
    }

    @Test
    void whereADayHasOneUnitOneThatCannotBeGivenUpKeepsTheOthersAway() {
        BookedChild child = child(SampleActivity.oneUnitADay());
        var had = List.of(live(1, "journee", ReservationState.RESERVED));
        var waiting = List.of(live(1, "journee", ReservationState.WAITING_ADD));
        Instant tooLate = NOW.plus(20, ChronoUnit.DAYS);
        assertThat(child.held(List.of(), NOW)).isFalse();
        assertThat(child.held(had, NOW)).as("it may be exchanged").isFalse();
        assertThat(child.held(had, tooLate)).isTrue();
        assertThat(child.held(waiting, NOW)).isTrue();
        assertThat(child(SampleActivity.wednesdays()).held(waiting, NOW)).isFalse();
    }

    private static Map<PlaceKey, DayPlaces> full(Activity activity, String why) {
        var places = new HashMap<PlaceKey, DayPlaces>();
        BasketDecision.keys(activity, PLACE, "journee", WEDNESDAY)
                .forEach(k -> places.put(k, new DayPlaces(k, 10, 12, why)));
        return places;
    }

    /** The child gives back more than it takes. */
    @Test
    void whatComesInThePlaceOfAnotherUnitHasItsPlaces() {
        var activity = SampleActivity.oneUnitADay();
        var had = List.of(live(1, "journee", ReservationState.RESERVED));
        var gives = new DayChange("journee", WEDNESDAY, DayChange.Kind.CANCEL);
        var takes = new DayChange("matin", WEDNESDAY, DayChange.Kind.ADD);
        var exchange = decide(activity, had, full(activity, null), gives, takes);
        assertThat(exchange.failed()).isEmpty();
        assertThat(exchange.adds()).containsExactly(takes);
        assertThat(exchange.cancels()).containsExactly(gives);
        assertThat(why(decide(activity, had, full(activity, "Travaux"), gives, takes)))
                .isEqualTo("2026-12-09 CLOSED, 2026-12-09 KEPT");
        assertThat(why(decide(activity, List.of(), full(activity, null), takes)))
                .as("who has none")
                .isEqualTo("2026-12-09 FULL");
        var half = List.of(live(1, "matin", ReservationState.RESERVED));
        assertThat(
                        why(
                                decide(
                                        activity,
                                        half,
                                        full(activity, null),
                                        new DayChange("matin", WEDNESDAY, DayChange.Kind.CANCEL),
                                        add("2026-12-09"))))
                .as("the afternoon is nobody's to exchange")
                .isEqualTo("2026-12-09 FULL, 2026-12-09 KEPT");
        assertThat(why(decide(activity, had, full(activity, null), takes)))
                .as("what it has is not given up")
                .isEqualTo("2026-12-09 ONE_A_DAY");
        var both = SampleActivity.wednesdays();
        assertThat(why(decide(both, had, full(both, null), gives, takes)))
                .as("a unit beside another one takes places of its own")
                .isEqualTo("2026-12-09 FULL");
    }

    @Test
    void whatWaitsOrIsThereAlreadyIsNotAskedTwice() {
        var activity = SampleActivity.wednesdays();
        var waiting = List.of(live(1, "journee", ReservationState.WAITING_ADD));
        assertThat(why(decide(activity, waiting, Map.of(), add("2026-12-09"))))
                .isEqualTo("2026-12-09 TWICE");
        var cancel = new DayChange("journee", WEDNESDAY, DayChange.Kind.CANCEL);
        assertThat(why(decide(activity, waiting, Map.of(), cancel)))
                .isEqualTo("2026-12-09 WAITING");
        assertThat(why(decide(activity, List.of(), Map.of(), cancel)))
                .isEqualTo("2026-12-09 NOTHING");
    }

    @Test
    void anAgentIsNotBoundByTheDelayButByThePlaces() {
        var activity = SampleActivity.wednesdays();
        var key = new PlaceKey(activity.id(), PLACE, "matin", LocalDate.parse("2026-11-18"));
        var free =
                BasketDecision.of(
                        child(activity),
                        PLACE,
                        List.of(),
                        List.of(add("2026-11-18")),
                        Map.of(),
                        NOW,
                        false);
        assertThat(free.adds()).hasSize(1);
        var full =
                BasketDecision.of(
                        child(activity),
                        PLACE,
                        List.of(),
                        List.of(add("2026-11-18")),
                        Map.of(key, new DayPlaces(key, 3, 3, null)),
                        NOW,
                        false);
        assertThat(why(full)).isEqualTo("2026-11-18 FULL");
    }

    /** A random basket: what is kept breaks no rule, and each change is kept or named. */
    @Property
    void whatIsKeptBreaksNoRule(
            @ForAll("baskets") List<DayChange> changes,
            @ForAll("weeks") WeekRule week,
            @ForAll("delays") DelayRule delay,
            @ForAll("capacities") int capacity) {
        var activity = SampleActivity.with(delay, week, List.of(List.of("matin", "repas")));
        BookedChild child = child(activity);
        var keys = BasketDecision.keys(activity, PLACE, changes);
        var places = new HashMap<PlaceKey, DayPlaces>();
        keys.forEach(k -> places.put(k, new DayPlaces(k, capacity, 0, null)));

        var decision = BasketDecision.of(child, PLACE, List.of(), changes, places, NOW, true);

        assertThat(decision.adds().size() + decision.cancels().size() + decision.failed().size())
                .isEqualTo(changes.stream().distinct().count());
        var taken = new HashMap<PlaceKey, Integer>();
        var days = new HashMap<LocalDate, Set<String>>();
        for (DayChange add : decision.adds()) {
            assertThat(delay.allows(add.day(), NOW)).isTrue();
            assertThat(child.bookable(add.day(), NOW, true)).isEmpty();
            BasketDecision.keys(activity, PLACE, add.unit(), add.day())
                    .forEach(k -> taken.merge(k, 1, Integer::sum));
            days.computeIfAbsent(add.day(), d -> new TreeSet<>()).add(add.unit());
        }
        taken.values().forEach(n -> assertThat(n).isLessThanOrEqualTo(capacity));
        days.values()
                .forEach(
                        units ->
                                assertThat(units.contains("matin"))
                                        .isEqualTo(units.contains("repas")));
        var perWeek = new HashMap<LocalDate, Integer>();
        days.keySet().forEach(d -> perWeek.merge(d.with(DayOfWeek.MONDAY), 1, Integer::sum));
        perWeek.values()
                .forEach(
                        n -> {
                            assertThat(week.tooMany(n)).isFalse();
                            assertThat(week.tooFew(n)).isFalse();
                        });
    }

    @Provide
    Arbitrary<List<DayChange>> baskets() {
        return Combinators.combine(
                        Arbitraries.of("journee", "matin", "repas", "nothing"),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(DayChange.Kind.class))
                .as(
                        (unit, n, kind) ->
                                new DayChange(unit, LocalDate.of(2026, 11, 11).plusDays(n), kind))
                .list()
                .ofMaxSize(30)
                .map(ArrayList::new);
    }

    @Provide
    Arbitrary<WeekRule> weeks() {
        return Arbitraries.of(WeekRule.NONE, new WeekRule(1, 1), new WeekRule(2, null));
    }

    @Provide
    Arbitrary<DelayRule> delays() {
        return Arbitraries.of(
                DelayRule.NONE, DelayRule.ofDays(8), DelayRule.ofWorkingDays(3, null));
    }

    @Provide
    Arbitrary<Integer> capacities() {
        return Arbitraries.of(0, 1, 2, 10);
    }
}
