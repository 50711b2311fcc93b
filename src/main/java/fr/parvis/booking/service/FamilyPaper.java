package fr.parvis.booking.service;

import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.PdfPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The days of a family on paper, for the door of the fridge: a table a month. */
public final class FamilyPaper {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE);

    private FamilyPaper() {}

    /**
     * The file.
     *
     * @param town its official name
     */
    public static byte[] of(List<FamilyDay> days, String town, Instant now) {
        var html = new Html();
        html.open("h1").text(text("title")).close("h1").open("p").text(town).close("p");
        if (days.isEmpty()) {
            html.open("p").text(text("none")).close("p");
        }
        months(days).forEach((month, its) -> month(html, month, its));
        html.open("p").styled("muted made");
        html.text(text("made", FrenchText.longDateTime(now))).close("p");
        try {
            var out = new ByteArrayOutputStream();
            PdfPage.write(text("title"), text("summary"), text("title"), text("pageOf"), html, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By month, in their order. */
    public static Map<YearMonth, List<FamilyDay>> months(List<FamilyDay> days) {
        var months = new LinkedHashMap<YearMonth, List<FamilyDay>>();
        days.forEach(
                d ->
                        months.computeIfAbsent(YearMonth.from(d.day()), m -> new ArrayList<>())
                                .add(d));
        return months;
    }

    /** "Novembre 2026". */
    public static String title(YearMonth month) {
        String words = MONTH.format(month);
        return words.substring(0, 1).toUpperCase(Locale.FRANCE) + words.substring(1);
    }

    private static void month(Html html, YearMonth month, List<FamilyDay> days) {
        html.open("h2").text(title(month)).close("h2").open("table").open("thead").open("tr");
        for (String column : List.of("day", "child", "what")) {
            html.open("th").with("scope", "col").text(text("column." + column)).close("th");
        }
        html.close("tr").close("thead").open("tbody");
        for (FamilyDay day : days) {
            html.open("tr").open("th").with("scope", "row");
            html.text(FrenchText.longDate(day.day())).close("th");
            html.open("td").text(day.childName()).close("td").open("td").text(day.words());
            html.text(", " + day.place());
            if (day.waiting()) {
                html.text(" (" + text("waiting") + ")");
            }
            html.close("td").close("tr");
        }
        html.close("tbody").close("table");
    }

    private static String text(String name, Object... arguments) {
        return Messages.text("booking.family.paper." + name, arguments);
    }
}
