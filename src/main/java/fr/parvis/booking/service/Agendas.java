package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.BookedChild;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reservation calendar of an enrolment, in one way to the database whatever its length. */
@ApplicationScoped
public class Agendas {

    @Inject AgendaRepository agendas;
    @Inject Activities activities;
    @Inject Clock clock;

    /**
     * The calendar of an enrolment of the account's household.
     *
     * @throws NotFoundException also when it is somebody else's
     */
    public YearAgenda year(long enrolment, long account) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        AgendaRepository.Read read = agendas.read(enrolment, account, today);
        EnrolmentFacts facts =
                read.facts()
                        .filter(f -> f.state() == EnrolmentState.ACTIVE)
                        .orElseThrow(() -> new NotFoundException("enrolment " + enrolment));
        Activity activity = activities.get(facts.activity());
        return new YearAgenda(
                facts.id(),
                facts.firstName(),
                activity.title(),
                Enrolments.placeName(activity, facts.place()),
                facts.group(),
                facts.from(),
                facts.to(),
                activity.delayWords(),
                activity.units().stream().map(u -> new AgendaUnit(u.id(), u.label())).toList(),
                activity.oneUnitADay(),
                cells(facts, activity, read, now));
    }

    private static List<AgendaCell> cells(
            EnrolmentFacts facts, Activity activity, AgendaRepository.Read read, Instant now) {
        BookedChild child = facts.rules(activity);
        Map<String, LiveDay> days = new HashMap<>();
        read.days().forEach(d -> days.put(d.unit() + d.day(), d));
        Map<PlaceKey, DayPlaces> places = new HashMap<>();
        read.places().forEach(p -> places.put(p.key(), p));
        var cells = new ArrayList<AgendaCell>();
        for (LocalDate day = facts.from(); !day.isAfter(facts.to()); day = day.plusDays(1)) {
            var rules = new DayRules(child, day, now);
            rules.tariff = facts.tariff(activity, day);
            List<LiveDay> had = onDay(activity, day, days);
            rules.held = child.held(had, now);
            rules.own = activity.oneUnitADay() ? keys(facts, activity, had) : Set.of();
            for (Activity.Unit unit : activity.units()) {
                LiveDay live = days.get(unit.id() + day);
                if (live != null || child.concerns(unit, day)) {
                    cells.add(cell(facts, rules, unit, live, places));
                }
            }
        }
        return cells;
    }

    private static List<LiveDay> onDay(
            Activity activity, LocalDate day, Map<String, LiveDay> days) {
        return activity.units().stream()
                .map(u -> days.get(u.id() + day))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The places that these days hold: another unit may come in their place, and take them. */
    private static Set<PlaceKey> keys(EnrolmentFacts facts, Activity activity, List<LiveDay> days) {
        return days.stream()
                .flatMap(d -> DayEnds.keys(activity, facts.place(), d).stream())
                .collect(Collectors.toSet());
    }

    private static AgendaCell cell(
            EnrolmentFacts facts,
            DayRules rules,
            Activity.Unit unit,
            LiveDay live,
            Map<PlaceKey, DayPlaces> places) {
        LocalDate day = rules.day;
        CellState state = live == null ? CellState.FREE : live.state().cell();
        Blocked blocked;
        String why = null;
        if (!facts.mayBook()) {
            blocked = Blocked.NO_RIGHT;
        } else if (live != null && live.other()) {
            blocked = Blocked.OTHER_HOUSEHOLD;
        } else if (state.waiting()) {
            return new AgendaCell(day, unit.id(), state, live.price(), null, null);
        } else if (live != null && live.state() == ReservationState.RESERVED) {
            blocked = rules.cancellable();
        } else {
            blocked = rules.bookable();
            if (blocked == null && rules.held) {
                blocked = Blocked.ONE_A_DAY;
            } else if (blocked == null) {
                DayPlaces full = fullOne(rules, facts.place(), unit, places);
                if (full != null) {
                    blocked = full.closed() == null ? Blocked.FULL : Blocked.CLOSED;
                    why = full.closed();
                }
            }
        }
        boolean reserved = state == CellState.RESERVED;
        return new AgendaCell(
                day,
                unit.id(),
                state,
                live == null ? rules.tariff.price(unit.id()) : live.price(),
                blocked,
                why == null ? rules.why(blocked, reserved) : why);
    }

    /** The first part of the day that is full or closed; null when all have places. */
    private static DayPlaces fullOne(
            DayRules rules, String place, Activity.Unit unit, Map<PlaceKey, DayPlaces> places) {
        Activity activity = rules.child.activity();
        int usual = activity.place(place).map(Activity.Place::capacity).orElse(0);
        for (PlaceKey key : BasketDecision.keys(activity, place, unit.id(), rules.day)) {
            DayPlaces there = places.getOrDefault(key, new DayPlaces(key, usual, 0, null));
            boolean own = there.closed() == null && rules.own.contains(key);
            if (there.left() == 0 && !own) {
                return there;
            }
        }
        return null;
    }

    /** What the rules say of a day: the same for each of its units, so it is worked out once. */
    private static final class DayRules {

        private final BookedChild child;
        private final LocalDate day;
        private final Instant now;
        private boolean held;
        private Set<PlaceKey> own;
        private Tariff tariff;
        private Optional<Blocked> bookable;
        private Optional<Blocked> cancellable;
        private final Map<String, Optional<String>> whys = new HashMap<>();

        private DayRules(BookedChild child, LocalDate day, Instant now) {
            this.child = child;
            this.day = day;
            this.now = now;
        }

        private Blocked bookable() {
            if (bookable == null) {
                bookable = child.bookable(day, now, true);
            }
            return bookable.orElse(null);
        }

        private Blocked cancellable() {
            if (cancellable == null) {
                cancellable = child.cancellable(day, now);
            }
            return cancellable.orElse(null);
        }

        private String why(Blocked blocked, boolean reserved) {
            return whys.computeIfAbsent(
                            blocked + " " + reserved,
                            k -> Optional.ofNullable(child.why(day, blocked, reserved)))
                    .orElse(null);
        }
    }
}
