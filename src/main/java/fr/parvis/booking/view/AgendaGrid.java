package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.YearAgenda;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The boxes of an agenda by month, week and day. A week stands once, under the month of its Monday;
 * weekdays that are never open are dropped.
 *
 * @param weekdays columns, from Monday
 * @param units of the activity, in their order
 */
record AgendaGrid(List<DayOfWeek> weekdays, List<AgendaUnit> units, List<Month> months) {

    private static final Set<Blocked> SAID_ONCE =
            EnumSet.complementOf(EnumSet.of(Blocked.LATE, Blocked.FULL));

    /**
     * A table.
     *
     * @param changeable months of which days may be changed: its own, and that of its last days
     *     where it has no table
     */
    record Month(YearMonth month, List<Week> weeks, List<YearMonth> changeable) {}

    /**
     * A row.
     *
     * @param days one a column; null where the day has no boxes
     */
    record Week(LocalDate monday, List<Day> days) {

        /** Why no day of the week is open, when it is the same on all of them; otherwise null. */
        AgendaCell closed() {
            AgendaCell one = null;
            for (Day day : days) {
                if (day == null) {
                    continue;
                }
                AgendaCell closed = day.closed();
                if (closed == null || one != null && !sameReason(one, closed)) {
                    return null;
                }
                one = closed;
            }
            return days.size() > 1 ? one : null;
        }
    }

    /**
     * A field of a table.
     *
     * @param boxes one a unit; null where the unit is not open on this weekday
     */
    record Day(LocalDate date, List<AgendaCell> boxes) {

        /**
         * The first box when nothing of the day is open, for one reason that is said once: a
         * holiday, a day that is over. Otherwise null.
         */
        AgendaCell closed() {
            AgendaCell one = null;
            for (AgendaCell box : boxes) {
                if (box == null) {
                    continue;
                }
                if (box.state() != CellState.FREE
                        || !SAID_ONCE.contains(box.blocked())
                        || one != null && !sameReason(one, box)) {
                    return null;
                }
                one = box;
            }
            return one;
        }
    }

    private static boolean sameReason(AgendaCell one, AgendaCell other) {
        return one.blocked() == other.blocked() && Objects.equals(one.why(), other.why());
    }

    /** The grid of what of an agenda is shown. */
    static AgendaGrid of(YearAgenda agenda) {
        List<DayOfWeek> weekdays = weekdays(agenda.cells());
        Map<String, Integer> places = new HashMap<>();
        agenda.units().forEach(u -> places.put(u.id(), places.size()));
        var weeks = new TreeMap<LocalDate, Day[]>();
        for (AgendaCell cell : agenda.cells()) {
            LocalDate day = cell.day();
            Integer place = places.get(cell.unit());
            if (place == null) {
                continue;
            }
            Day[] days =
                    weeks.computeIfAbsent(
                            day.with(DayOfWeek.MONDAY), m -> new Day[weekdays.size()]);
            int column = weekdays.indexOf(day.getDayOfWeek());
            if (days[column] == null) {
                days[column] = new Day(day, Arrays.asList(new AgendaCell[agenda.units().size()]));
            }
            days[column].boxes().set(place, cell);
        }
        var months = new TreeMap<YearMonth, List<Week>>();
        weeks.forEach(
                (monday, days) ->
                        months.computeIfAbsent(YearMonth.from(monday), m -> new ArrayList<>())
                                .add(new Week(monday, Arrays.asList(days))));
        Set<YearMonth> changeable = changeable(agenda.cells());
        return new AgendaGrid(
                weekdays,
                agenda.units(),
                months.entrySet().stream()
                        .map(
                                m ->
                                        new Month(
                                                m.getKey(),
                                                m.getValue(),
                                                changeable.stream()
                                                        .filter(c -> stands(c, m.getKey(), months))
                                                        .toList()))
                        .toList());
    }

    /** Whether the gestures of a month stand with a table. */
    private static boolean stands(YearMonth month, YearMonth table, Map<YearMonth, ?> tables) {
        return month.equals(table)
                || !tables.containsKey(month) && month.equals(table.plusMonths(1));
    }

    private static Set<YearMonth> changeable(Collection<AgendaCell> cells) {
        return cells.stream()
                .filter(c -> c.changeable() && !c.state().waiting())
                .map(c -> YearMonth.from(c.day()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<DayOfWeek> weekdays(Collection<AgendaCell> cells) {
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        cells.forEach(c -> open.add(c.day().getDayOfWeek()));
        return List.copyOf(open);
    }
}
