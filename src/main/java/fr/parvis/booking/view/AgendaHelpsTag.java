package fr.parvis.booking.view;

import fr.parvis.booking.entity.AgendaUnit;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Over an agenda: what its marks mean, many days at once, and the way to its months. */
public final class AgendaHelpsTag extends HtmlTag {

    /** Names of the inputs of "Semaine type". */
    static final String WEEK = "semaine";

    static final String UNTIL = "jusqu";

    /** Values of its buttons. */
    static final String TICK_WEEK = "semaine+";

    static final String UNTICK_WEEK = "semaine-";

    /** Class of the mark, key of its words. */
    private static final List<List<String>> MARKS =
            List.of(
                    List.of("r", "reserved"),
                    List.of("a", "adding"),
                    List.of("d", "removing"),
                    List.of("w", "waiting"),
                    List.of("f", "full"),
                    List.of("l", "late"));

    public AgendaHelpsTag(TagConfig config) {
        super(config, "of");
    }

    @Override
    protected void write(Html html, Object[] values) {
        write(html, (ShownAgenda) values[0]);
    }

    static void write(Html html, ShownAgenda shown) {
        legend(html);
        if (!shown.grid().months().isEmpty()) {
            many(html, shown);
            months(html, shown);
        }
    }

    private static void legend(Html html) {
        html.open("section").styled("pv-aglegend").with("aria-labelledby", "legende");
        html.open("h2").with("id", "legende").text(text("legend")).close("h2").open("ul");
        for (List<String> mark : MARKS) {
            html.open("li").open("i").styled("pv-agmark " + mark.get(0)).close("i");
            html.open("span").text(text("legend." + mark.get(1))).close("span").close("li");
        }
        html.close("ul").open("p").text(text("legend.grey")).close("p").close("section");
    }

    private static void many(Html html, ShownAgenda shown) {
        html.open("details").styled("pv-agmany").open("summary").text(text("many"));
        html.close("summary").open("div").styled("pv-agmany__all");
        AgendaBulk.button(html, new AgendaBulk(true, null, null, null), text("all.true"));
        AgendaBulk.button(html, new AgendaBulk(false, null, null, null), text("all.false"));
        if (shown.grid().weekdays().size() > 1) {
            for (DayOfWeek day : shown.grid().weekdays()) {
                for (boolean tick : List.of(true, false)) {
                    AgendaBulk.button(
                            html,
                            new AgendaBulk(tick, null, day, null),
                            Messages.text(
                                    "booking.agenda.weekday." + tick, AgendaDates.weekday(day)));
                }
            }
        }
        html.close("div");
        week(html, shown);
        html.close("details");
    }

    private static void week(Html html, ShownAgenda shown) {
        html.open("fieldset").styled("pv-agweek").open("legend").text(text("typical"));
        html.close("legend").open("p").text(text("typical.text")).close("p").open("table");
        html.open("caption").styled("pv-sr").text(text("typical")).close("caption");
        html.open("thead").open("tr").open("td").close("td");
        for (DayOfWeek day : shown.grid().weekdays()) {
            html.open("th").with("scope", "col").open("abbr");
            html.with("title", AgendaDates.weekday(day)).text(AgendaDates.shortWeekday(day));
            html.close("abbr").close("th");
        }
        html.close("tr").close("thead").open("tbody");
        for (AgendaUnit unit : shown.grid().units()) {
            html.open("tr").open("th").with("scope", "row").text(unit.label()).close("th");
            for (DayOfWeek day : shown.grid().weekdays()) {
                html.open("td").open("label").open("input").with("type", "checkbox");
                html.styled("pv-check")
                        .with("name", WEEK)
                        .with("value", day.getValue() + unit.id());
                html.with(
                        "aria-label",
                        AgendaDates.capital(AgendaDates.weekday(day)) + ", " + unit.label());
                html.close("label").close("td");
            }
            html.close("tr");
        }
        html.close("tbody").close("table");
        until(html, shown.agenda().to());
        html.close("fieldset");
    }

    private static void until(Html html, LocalDate last) {
        html.open("p").styled("pv-agweek__until").open("label").with("for", "c-jusqu");
        html.text(text("until")).close("label").open("input").styled("pv-input");
        html.with("type", "date").with("id", "c-jusqu").with("name", UNTIL);
        html.with("value", last.toString()).with("max", last.toString()).close("p");
        html.open("p").styled("pv-agmany__all");
        button(html, TICK_WEEK, "typical.tick");
        button(html, UNTICK_WEEK, "typical.untick");
        html.close("p");
    }

    private static void button(Html html, String value, String key) {
        html.open("button").styled("pv-btn pv-btn--small").with("name", "pv-action");
        html.with("value", value).text(text(key)).close("button");
    }

    private static void months(Html html, ShownAgenda shown) {
        html.open("nav").styled("pv-agmonths").with("aria-label", text("months")).open("ul");
        for (AgendaGrid.Month month : shown.grid().months()) {
            html.open("li").open("a").with("href", "#m" + month.month());
            html.text(AgendaDates.title(month.month())).close("a").close("li");
        }
        html.close("ul").close("nav");
    }

    private static String text(String name) {
        return Messages.text("booking.agenda." + name);
    }
}
