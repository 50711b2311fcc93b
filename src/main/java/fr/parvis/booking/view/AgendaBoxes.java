package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import java.util.List;
import java.util.Locale;

/**
 * The boxes of a day. A page has seven hundred: classes and ids are short, and what a state looks
 * like is said by the style sheet.
 */
final class AgendaBoxes {

    private final Html html;
    private final ShownAgenda shown;
    private final AgendaWhys whys;
    private final String ask = Messages.text("booking.agenda.ask");

    AgendaBoxes(Html html, ShownAgenda shown, AgendaWhys whys) {
        this.html = html;
        this.shown = shown;
        this.whys = whys;
    }

    void day(AgendaGrid.Day day) {
        html.open("b").open("i").text(AgendaDates.shortWeekday(day.date().getDayOfWeek()));
        html.close("i").text(" " + AgendaDates.field(day.date())).close("b");
        AgendaCell closed = day.closed();
        if (closed != null) {
            closed(closed, AgendaDates.name(day.date()));
            return;
        }
        String name = AgendaDates.name(day.date());
        List<AgendaUnit> units = shown.grid().units();
        for (int i = 0; i < units.size(); i++) {
            AgendaCell cell = day.boxes().get(i);
            if (cell == null) {
                // keeps the lines of a card in line
                html.open("s").close("s");
            } else if (cell.changeable() && !cell.state().waiting()) {
                box(cell, name + ", " + units.get(i).label(), units.get(i).label());
            } else {
                blocked(cell, name + ", " + units.get(i).label(), units.get(i).label());
            }
        }
    }

    /** A week in which nothing is open, for one reason. */
    void closedWeek(AgendaGrid.Week week) {
        closed(
                week.closed(),
                Messages.text(
                        "booking.agenda.wholeWeek",
                        String.valueOf(AgendaDates.week(week.monday()))));
    }

    private void box(AgendaCell cell, String name, String label) {
        boolean reserved = cell.state() == CellState.RESERVED;
        String id = AgendaTicks.id(cell.day(), cell.unit());
        boolean changed = (reserved ? shown.removed() : shown.added()).contains(id);
        html.open("label").open("input").with("type", "checkbox");
        html.with("name", AgendaTicks.BOX).with("value", id).with("aria-label", name);
        if (reserved) {
            html.styled("r").with("aria-describedby", changed ? "s-d" : "s-r");
        } else if (changed) {
            html.with("aria-describedby", "s-a");
        }
        html.with("checked", reserved == changed ? null : "");
        html.open("span").text(label).close("span").close("label");
    }

    /** Says why it cannot be changed when it is pressed. */
    private void blocked(AgendaCell cell, String name, String label) {
        String state = state(cell.state());
        String reason = whys.word(cell);
        String words = state == null ? reason : reason.isEmpty() ? state : state + ", " + reason;
        html.open("button").with("type", "button").styled(style(cell));
        html.with("popovertarget", whys.id(cell));
        if (cell.blocked() == Blocked.LATE || cell.blocked() == Blocked.FULL) {
            // counted among what a gesture could not change
            html.with("data-j", AgendaTicks.id(cell.day(), cell.unit()));
        }
        html.with("aria-label", name + "\u00A0: " + words.toLowerCase(Locale.FRANCE) + ask);
        html.open("span").text(label).close("span").close("button");
    }

    private void closed(AgendaCell cell, String name) {
        String word = whys.word(cell);
        html.open("button").with("type", "button").styled("z");
        html.with("popovertarget", whys.id(cell));
        html.with("aria-label", name + "\u00A0: " + word.toLowerCase(Locale.FRANCE) + ask);
        html.text(word).close("button");
    }

    private static String state(CellState state) {
        return switch (state) {
            case FREE -> null;
            case RESERVED -> Messages.text("booking.agenda.state.reserved");
            case WAITING_ADD -> Messages.text("booking.agenda.state.waiting");
            case WAITING_CANCEL -> Messages.text("booking.agenda.state.waitingCancel");
        };
    }

    /** w waits, v waits for its cancellation, r reserved, f full, l late, x anything else. */
    private static String style(AgendaCell cell) {
        return switch (cell.state()) {
            case WAITING_ADD -> "w";
            case WAITING_CANCEL -> "v";
            case RESERVED -> "r";
            case FREE ->
                    cell.blocked() == Blocked.FULL
                            ? "f"
                            : cell.blocked() == Blocked.LATE ? "l" : "x";
        };
    }
}
