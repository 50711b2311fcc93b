package fr.parvis.request.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.QueueRow;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The rows of the queue. */
public final class QueueRowsTag extends HtmlTag {

    private static final int SOON_DAYS = 2;

    private final StatusMarks marks = new StatusMarks();

    public QueueRowsTag(TagConfig config) {
        super(config, "list", "today", "choices");
    }

    @Override
    protected void write(Html html, Object[] values) {
        for (Object item : (Iterable<?>) values[0]) {
            write(html, (QueueRow) item, (LocalDate) values[1], values[2].toString());
        }
    }

    private void write(Html html, QueueRow row, LocalDate today, String choices) {
        String number = String.valueOf(row.number());
        html.open("tr").open("td").open("label").styled("pv-table__tick").open("input");
        html.with("type", "checkbox").with("name", "d").with("value", number);
        html.span("pv-sr", Messages.text("request.bulk.tick", number)).close("label").close("td");
        html.open("th").with("scope", "row").open("a");
        html.with("href", address("/agents/demandes/" + number + "?" + choices));
        html.text(number).close("a").close("th");
        html.open("td").text(row.title());
        String unread = UnreadExchangesBacking.words(row.unread(), row.documents());
        if (!unread.isEmpty()) {
            html.open("span").styled("pv-table__sub pv-table__news");
            html.icon(icon(row.unread() > 0 ? "messages-square" : "paperclip"));
            html.text(" " + unread).close("span");
        }
        html.close("td");
        cell(html, row.applicant());
        cell(html, FrenchText.shortDate(LocalDate.ofInstant(row.filedAt(), ClockProducer.PARIS)));
        html.open("td").styled(dueClass(row, today));
        if (isAhead(row, today)) {
            // the column says what the date is; words of that width took the last column away
            html.span("pv-sr", Messages.text("request.due.before") + " ");
            html.text(FrenchText.shortDate(row.dueOn()));
        } else {
            html.text(due(row, today));
        }
        html.close("td");
        html.open("td");
        marks.badge(html, row.status(), icon(marks.icon(row.status())));
        html.close("td");
        String assignee = row.assignee();
        cell(html, assignee == null || assignee.isEmpty() ? "–" : assignee);
        html.close("tr");
    }

    private static void cell(Html html, String text) {
        html.open("td").text(text).close("td");
    }

    /**
     * The delay in words: "En retard de 3 jours", "Aujourd'hui"; of what is not yet due, its date.
     */
    private static String due(QueueRow row, LocalDate today) {
        if (!row.status().open()) {
            return "";
        }
        if (row.status() == RequestStatus.AWAITING_COMPLEMENT) {
            return Messages.text("request.due.waiting");
        }
        long days = ChronoUnit.DAYS.between(today, row.dueOn());
        if (days < 0) {
            return Messages.text(days == -1 ? "request.due.lateOne" : "request.due.late", -days);
        }
        return Messages.text("request.due.today");
    }

    private static boolean isAhead(QueueRow row, LocalDate today) {
        return row.status().open()
                && row.status() != RequestStatus.AWAITING_COMPLEMENT
                && row.dueOn().isAfter(today);
    }

    private static String dueClass(QueueRow row, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, row.dueOn());
        if (!row.status().open() || row.status() == RequestStatus.AWAITING_COMPLEMENT) {
            return "pv-due";
        }
        return days < 0
                ? "pv-due pv-due--late"
                : days <= SOON_DAYS ? "pv-due pv-due--soon" : "pv-due";
    }
}
