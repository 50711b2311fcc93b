package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaCell;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.CellState;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why boxes cannot be changed: each reason is written once, and opened by all buttons that have it.
 * The browser opens and closes them, without a script.
 */
final class AgendaWhys {

    private record Why(CellState state, Blocked blocked, String words) {}

    private final Map<Why, String> ids = new LinkedHashMap<>();

    /** "Hors délai"; "" for what only waits for its answer. */
    String word(AgendaCell cell) {
        return cell.blocked() == null || cell.state().waiting()
                ? ""
                : Messages.text(cell.blocked().key());
    }

    /** The id of the explanation of a box. */
    String id(AgendaCell cell) {
        var why =
                cell.state().waiting()
                        ? new Why(cell.state(), null, null)
                        : new Why(CellState.FREE, cell.blocked(), cell.why());
        return ids.computeIfAbsent(why, w -> "w" + ids.size());
    }

    /** All explanations that were asked for. */
    void write(Html html) {
        ids.forEach((why, id) -> write(html, why, id));
    }

    private static void write(Html html, Why why, String id) {
        html.open("div").styled("pv-popover pv-why").with("id", id).with("popover", "auto");
        html.with("role", "dialog").with("aria-labelledby", id + "t");
        html.open("h2").with("id", id + "t").text(title(why)).close("h2");
        html.open("p").text(words(why)).close("p");
        if (why.blocked() == Blocked.FULL) {
            // beside the agenda of the same enrolment
            html.open("p").open("a").with("href", "attente");
            html.text(Messages.text("booking.wish.ask")).close("a").close("p");
        }
        html.open("button").with("type", "button").styled("pv-btn pv-btn--small");
        html.with("popovertarget", id).with("popovertargetaction", "hide").with("autofocus", "");
        html.text(Messages.text("booking.agenda.close")).close("button").close("div");
    }

    private static String title(Why why) {
        return Messages.text(
                why.blocked() == null ? "booking.agenda.waiting" : why.blocked().key());
    }

    private static String words(Why why) {
        if (why.words() != null) {
            return why.words();
        }
        return Messages.text(
                "booking.agenda.why." + (why.blocked() == null ? why.state() : why.blocked()));
    }
}
