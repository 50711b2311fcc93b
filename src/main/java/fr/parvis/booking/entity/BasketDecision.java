package fr.parvis.booking.entity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a basket can be had: the rules of days, weeks and bundles, and the places that are left.
 * Each day that cannot is named with its reason; the rest is kept.
 */
public final class BasketDecision {

    private final BookedChild child;
    private final BasketPlaces places;
    private final Instant now;
    private final boolean bound;

    private final Map<String, LiveDay> live = new HashMap<>();
    private final List<DayChange> adds = new ArrayList<>();
    private final List<DayChange> cancels = new ArrayList<>();
    private final List<FailedDay> failed = new ArrayList<>();

    private BasketDecision(
            BookedChild child,
            String place,
            List<LiveDay> days,
            Map<PlaceKey, DayPlaces> places,
            Instant now,
            boolean bound) {
        this.child = child;
        this.places = new BasketPlaces(child.activity(), place, places);
        this.now = now;
        this.bound = bound;
        days.forEach(d -> live.put(d.unit() + d.day(), d));
    }

    /**
     * Decides a basket.
     *
     * @param days that the child has or waits for
     * @param places of the days that the basket adds, as they are now; a missing one is free
     * @param bound whether delays bind: they do not bind an agent
     */
    public static BasketDecision of(
            BookedChild child,
            String place,
            List<LiveDay> days,
            List<DayChange> changes,
            Map<PlaceKey, DayPlaces> places,
            Instant now,
            boolean bound) {
        var decision = new BasketDecision(child, place, days, places, now, bound);
        changes.stream()
                .distinct()
                .sorted(
                        // what is given up first: what comes in its place may take its places
                        Comparator.comparing(DayChange::change, Comparator.reverseOrder())
                                .thenComparing(DayChange::day)
                                .thenComparing(c -> child.activity().order(c.unit())))
                .forEach(decision::sort);
        while (decision.dropOne()) {
            // each round fails one change more: it ends
        }
        return decision;
    }

    /** The rows of places that these changes may touch, in the one order. */
    public static List<PlaceKey> keys(Activity activity, String place, List<DayChange> changes) {
        return changes.stream()
                .flatMap(c -> keys(activity, place, c.unit(), c.day()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows of places that a unit of a day takes. */
    public static List<PlaceKey> keys(Activity activity, String place, String unit, LocalDate day) {
        return activity.unit(unit).stream()
                .flatMap(u -> u.takes().stream())
                .map(slot -> new PlaceKey(activity.id(), place, slot, day))
                .toList();
    }

    private void sort(DayChange change) {
        Optional<Enum<?>> problem =
                change.change() == DayChange.Kind.ADD ? addProblem(change) : cancelProblem(change);
        if (problem.isPresent()) {
            failed.add(FailedDay.of(change, problem.get()));
        } else if (change.change() == DayChange.Kind.ADD) {
            adds.add(change);
            places.with(change);
        } else {
            cancels.add(change);
            places.with(change);
        }
    }

    private Optional<Enum<?>> addProblem(DayChange change) {
        Optional<Activity.Unit> unit = child.activity().unit(change.unit());
        if (unit.isEmpty() || !child.concerns(unit.get(), change.day())) {
            return Optional.of(FailedDay.Problem.UNKNOWN);
        }
        if (live.containsKey(change.unit() + change.day())) {
            return Optional.of(FailedDay.Problem.TWICE);
        }
        Optional<Blocked> blocked = child.bookable(change.day(), now, bound);
        if (blocked.isPresent()) {
            return Optional.of(blocked.get());
        }
        return places.problem(change.unit(), change.day())
                .map(
                        b ->
                                b == Blocked.FULL && kept(change.day())
                                        ? FailedDay.Problem.ONE_A_DAY
                                        : b);
    }

    /** Whether the child keeps a unit of a day that has but one: no free place would help it. */
    private boolean kept(LocalDate day) {
        return child.activity().oneUnitADay() && !after().getOrDefault(day, Set.of()).isEmpty();
    }

    private Optional<Enum<?>> cancelProblem(DayChange change) {
        LiveDay day = live.get(change.unit() + change.day());
        if (day == null) {
            return Optional.of(FailedDay.Problem.NOTHING);
        }
        if (day.state() != ReservationState.RESERVED) {
            return Optional.of(FailedDay.Problem.WAITING);
        }
        if (bound && day.other()) {
            return Optional.of(Blocked.OTHER_HOUSEHOLD);
        }
        return bound
                ? child.cancellable(change.day(), now).map(b -> (Enum<?>) b)
                : Optional.empty();
    }

    /** Fails one change that breaks a rule of a day or a week; false when none does. */
    private boolean dropOne() {
        Activity activity = child.activity();
        Map<LocalDate, Set<String>> after = after();
        if (activity.oneUnitADay() && drop(adds, places::lacks, Blocked.FULL)) {
            return true;
        }
        if (activity.oneUnitADay()
                && drop(adds, c -> after.get(c.day()).size() > 1, FailedDay.Problem.ONE_A_DAY)) {
            return true;
        }
        if (activity.oneUnitADay()
                && drop(cancels, c -> exchanged(c.day()), FailedDay.Problem.KEPT)) {
            return true;
        }
        for (List<String> bundle : activity.bundles()) {
            Predicate<DayChange> torn = c -> bundle.contains(c.unit()) && torn(bundle, after, c);
            if (drop(adds, torn, FailedDay.Problem.BUNDLE)
                    || drop(cancels, torn, FailedDay.Problem.BUNDLE)) {
                return true;
            }
        }
        if (!bound) {
            return false;
        }
        Map<LocalDate, Integer> weeks = new HashMap<>();
        after.forEach(
                (day, units) -> weeks.merge(week(day), units.isEmpty() ? 0 : 1, Integer::sum));
        WeekRule rule = activity.week();
        return drop(
                        adds,
                        c -> rule.tooMany(weeks.getOrDefault(week(c.day()), 0)),
                        FailedDay.Problem.WEEK_MAX)
                || drop(
                        adds,
                        c -> rule.tooFew(weeks.getOrDefault(week(c.day()), 0)),
                        FailedDay.Problem.WEEK_MIN)
                || drop(
                        cancels,
                        c -> rule.tooFew(weeks.getOrDefault(week(c.day()), 0)),
                        FailedDay.Problem.WEEK_MIN);
    }

    /** Whether a unit of a day was to come in the place of another, and cannot be had. */
    private boolean exchanged(LocalDate day) {
        return failed.stream()
                        .anyMatch(f -> f.change() == DayChange.Kind.ADD && f.day().equals(day))
                && adds.stream().noneMatch(a -> a.day().equals(day));
    }

    private static boolean torn(
            List<String> bundle, Map<LocalDate, Set<String>> after, DayChange change) {
        Set<String> units = after.getOrDefault(change.day(), Set.of());
        long there = bundle.stream().filter(units::contains).count();
        return there > 0 && there < bundle.size();
    }

    private boolean drop(List<DayChange> changes, Predicate<DayChange> wrong, Enum<?> problem) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (wrong.test(changes.get(i))) {
                places.without(changes.get(i));
                failed.add(FailedDay.of(changes.remove(i), problem));
                return true;
            }
        }
        return false;
    }

    /** The units of each day when all that is kept is done. */
    private Map<LocalDate, Set<String>> after() {
        var days = new HashMap<LocalDate, Set<String>>();
        live.values()
                .forEach(d -> days.computeIfAbsent(d.day(), x -> new HashSet<>()).add(d.unit()));
        cancels.forEach(c -> days.get(c.day()).remove(c.unit()));
        adds.forEach(c -> days.computeIfAbsent(c.day(), x -> new HashSet<>()).add(c.unit()));
        return days;
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public List<DayChange> adds() {
        return List.copyOf(adds);
    }

    public List<DayChange> cancels() {
        return List.copyOf(cancels);
    }

    /** What cannot be had, by day. */
    public List<FailedDay> failed() {
        return failed.stream().sorted(Comparator.comparing(FailedDay::day)).toList();
    }

    /** The day that is given up. */
    public LiveDay live(DayChange change) {
        return live.get(change.unit() + change.day());
    }
}
