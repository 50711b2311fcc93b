package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many boxes at once: all of them, those of a month, of a weekday, of a unit. A gesture is the
 * value of its button, so that it works without a script; agenda.js reads the same.
 *
 * @param tick whether boxes are ticked or unticked
 * @param month null for any
 * @param weekday null for any
 * @param unit id of a unit; null for any
 */
record AgendaBulk(boolean tick, YearMonth month, DayOfWeek weekday, String unit) {

    /** Where the value of a button of a gesture begins. */
    static final String BUTTON = "lot";

    private static final Pattern WRITTEN =
            Pattern.compile(BUTTON + "([+-])(\\d{4}-\\d{2})?(?:d([1-7]))?(?:u(.{1,60}))?");

    /**
     * What came of a gesture.
     *
     * @param ticked ids of all boxes that are ticked now
     * @param changed how many boxes it changed
     * @param impossible how many it could not change
     */
    record Outcome(Set<String> ticked, int changed, int impossible) {}

    /** The gesture of a button; null when the button is none. */
    static AgendaBulk read(String value) {
        Matcher written = WRITTEN.matcher(value);
        if (!written.matches()) {
            return null;
        }
        YearMonth month = written.group(2) == null ? null : month(written.group(2));
        String day = written.group(3);
        return new AgendaBulk(
                written.group(1).equals("+"),
                month,
                day == null ? null : DayOfWeek.of(Integer.parseInt(day)),
                written.group(4));
    }

    private static YearMonth month(String written) {
        int month = Integer.parseInt(written.substring(5));
        // a month that no agenda has
        return month < 1 || month > 12
                ? YearMonth.of(1, 1)
                : YearMonth.of(Integer.parseInt(written.substring(0, 4)), month);
    }

    /** The value of its button. */
    String button() {
        return BUTTON
                + (tick ? "+" : "-")
                + (month == null ? "" : month)
                + (weekday == null ? "" : "d" + weekday.getValue())
                + (unit == null ? "" : "u" + unit);
    }

    private boolean means(AgendaCell cell) {
        // its own days: the button names a month, wherever the week of a day stands
        return (month == null || month.equals(YearMonth.from(cell.day())))
                && (weekday == null || weekday == cell.day().getDayOfWeek())
                && (unit == null || unit.equals(cell.unit()));
    }

    Outcome apply(YearAgenda agenda, Set<String> ticked) {
        return apply(agenda, ticked, tick, this::means);
    }

    /**
     * "Semaine type": its boxes, every week until a day.
     *
     * @param week "1cantine": the number of the weekday and a unit
     */
    static Outcome repeat(
            YearAgenda agenda,
            Set<String> ticked,
            boolean tick,
            Set<String> week,
            LocalDate from,
            LocalDate until) {
        return apply(
                agenda,
                ticked,
                tick,
                c ->
                        !c.day().isBefore(from)
                                && !c.day().isAfter(until)
                                && week.contains(c.day().getDayOfWeek().getValue() + c.unit()));
    }

    private static Outcome apply(
            YearAgenda agenda, Set<String> ticked, boolean tick, Predicate<AgendaCell> meant) {
        var now = new HashSet<>(ticked);
        int changed = 0;
        int impossible = 0;
        for (AgendaCell cell : agenda.cells()) {
            if (!meant.test(cell)) {
                continue;
            }
            String id = AgendaTicks.id(cell.day(), cell.unit());
            if (cell.changeable() && !cell.state().waiting()) {
                changed += (tick ? add(agenda, cell, now) : now.remove(id)) ? 1 : 0;
            } else if (refused(cell, tick)) {
                impossible++;
            }
        }
        return new Outcome(now, changed, impossible);
    }

    /** Of units that exclude one another the first one of the day stays. */
    private static boolean add(YearAgenda agenda, AgendaCell cell, Set<String> now) {
        boolean held =
                agenda.oneUnitADay()
                        && agenda.units().stream()
                                .anyMatch(u -> now.contains(AgendaTicks.id(cell.day(), u.id())));
        return !held && now.add(AgendaTicks.id(cell.day(), cell.unit()));
    }

    /** Whether somebody who ticks many boxes would wonder what became of this one. */
    private static boolean refused(AgendaCell cell, boolean tick) {
        return (cell.blocked() == Blocked.LATE || cell.blocked() == Blocked.FULL)
                && cell.state() == (tick ? CellState.FREE : CellState.RESERVED);
    }

    /** "Tout cocher / Tout décocher" of a month. */
    static void month(Html html, AgendaGrid grid, YearMonth month) {
        html.open("details").styled("pv-lots").open("summary");
        html.text(Messages.text("booking.agenda.all"));
        html.span("pv-sr", "\u00A0: " + AgendaDates.month(month)).close("summary");
        html.open("p");
        List<AgendaUnit> units = grid.units();
        String name = AgendaDates.month(month);
        name = name.substring(0, name.indexOf(' '));
        for (boolean tick : List.of(true, false)) {
            String words = Messages.text("booking.agenda.month." + tick, name);
            button(html, new AgendaBulk(tick, month, null, null), words);
            if (units.size() > 1) {
                for (AgendaUnit unit : units) {
                    button(
                            html,
                            new AgendaBulk(tick, month, null, unit.id()),
                            words + ", " + unit.label());
                }
            }
        }
        html.close("p").close("details");
    }

    static void button(Html html, AgendaBulk gesture, String words) {
        html.open("button").styled("pv-btn pv-btn--small").with("name", "pv-action");
        html.with("value", gesture.button()).text(words).close("button");
    }
}
