package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.time.DayOfWeek;

/**
 * The year of a child as boxes, a table a month. It stands in the form that sends them. Why it is
 * written like this: src/doc/decisions/0035-the-agenda.md.
 */
public final class AgendaTag extends HtmlTag {

    public AgendaTag(TagConfig config) {
        super(config, "of");
    }

    @Override
    protected void write(Html html, Object[] values) {
        write(html, (ShownAgenda) values[0]);
    }

    /** The agenda as HTML. */
    static void write(Html html, ShownAgenda shown) {
        AgendaGrid grid = shown.grid();
        html.open("input").with("type", "hidden").with("name", AgendaTicks.SHOWN);
        html.with("value", String.join(" ", shown.reserved()));
        if (shown.period() != 0) {
            html.open("input").with("type", "hidden").with("name", AgendaPeriod.NAME);
            html.with("value", String.valueOf(shown.period()));
        }
        state(html, "s-r", "reserved");
        state(html, "s-a", "adding");
        state(html, "s-d", "removing");
        String shape = " k" + Math.min(grid.units().size(), 2) + " n" + grid.weekdays().size();
        html.open("div").styled("pv-ag" + shape).with("data-pv-agenda", shown.agenda().child());
        if (shown.agenda().oneUnitADay()) {
            html.with("data-pv-one", Messages.text("booking.agenda.one"));
        }
        var whys = new AgendaWhys();
        for (AgendaGrid.Month month : grid.months()) {
            month(html, shown, month, whys);
        }
        html.close("div");
        whys.write(html);
    }

    private static void state(Html html, String id, String key) {
        html.open("span").styled("pv-sr").with("id", id).with("aria-hidden", "true");
        html.text(Messages.text("booking.agenda.state." + key)).close("span");
    }

    private static void month(
            Html html, ShownAgenda shown, AgendaGrid.Month month, AgendaWhys whys) {
        String id = "m" + month.month();
        html.open("section").styled("pv-ag__m").with("aria-labelledby", id);
        html.open("h2").with("id", id).with("tabindex", "-1");
        html.text(AgendaDates.title(month.month())).close("h2");
        month.changeable().forEach(m -> AgendaBulk.month(html, shown.grid(), m));
        html.open("table").with("role", "table").open("caption").styled("pv-sr");
        html.text(AgendaDates.title(month.month()) + ", " + shown.agenda().child());
        html.close("caption");
        head(html, shown.grid());
        html.open("tbody").with("role", "rowgroup");
        var boxes = new AgendaBoxes(html, shown, whys);
        month.weeks().forEach(week -> week(html, shown.grid(), week, boxes));
        html.close("tbody").close("table").close("section");
    }

    private static void head(Html html, AgendaGrid grid) {
        html.open("thead").with("role", "rowgroup").open("tr").with("role", "row");
        html.open("th").with("role", "columnheader").with("scope", "col");
        html.text(Messages.text("booking.agenda.week")).close("th");
        for (DayOfWeek day : grid.weekdays()) {
            html.open("th").with("role", "columnheader").with("scope", "col");
            html.text(AgendaDates.capital(AgendaDates.weekday(day))).close("th");
        }
        html.close("tr").close("thead");
    }

    private static void week(Html html, AgendaGrid grid, AgendaGrid.Week week, AgendaBoxes boxes) {
        html.open("tr").with("role", "row");
        html.open("th").with("role", "rowheader").with("scope", "row").open("b");
        html.text(
                Messages.text(
                        "booking.agenda.weekNumber",
                        String.valueOf(AgendaDates.week(week.monday()))));
        html.span("pv-sr", ",")
                .text(" ")
                .open("span")
                .text(AgendaDates.span(week.monday()))
                .close("span");
        html.close("b");
        if (grid.units().size() > 1) {
            // what the lines of a week are, where it is a card
            html.open("i").with("aria-hidden", "true");
            for (AgendaUnit unit : grid.units()) {
                html.open("u").text(unit.label()).close("u");
            }
            html.close("i");
        }
        html.close("th");
        if (week.closed() != null) {
            html.open("td").with("role", "cell").styled("c");
            html.with("colspan", String.valueOf(week.days().size()));
            boxes.closedWeek(week);
            html.close("td");
        } else {
            for (AgendaGrid.Day day : week.days()) {
                html.open("td").with("role", "cell");
                if (day != null) {
                    boxes.day(day);
                }
                html.close("td");
            }
        }
        html.close("tr");
    }
}
