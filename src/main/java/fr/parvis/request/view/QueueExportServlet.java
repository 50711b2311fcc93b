package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.request.service.QueueRow;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The queue as a CSV file that French spreadsheets open: semicolons, UTF-8 with its mark. */
@WebServlet("/agents/demandes/export")
public class QueueExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient QueueBacking queue;
    @Inject transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"demandes-" + LocalDate.now(clock) + ".csv\"");
        PrintWriter out = response.getWriter();
        out.write('\uFEFF');
        var format = CSVFormat.EXCEL.builder().setDelimiter(';').get();
        try (var csv = new CSVPrinter(out, format)) {
            csv.printRecord(
                    column("number"),
                    column("procedure"),
                    column("applicant"),
                    column("filed"),
                    column("due"),
                    column("status"),
                    column("assignee"));
            for (QueueRow row : queue.allRows()) {
                csv.printRecord(
                        row.number(),
                        harmless(row.title()),
                        harmless(row.applicant()),
                        queue.filed(row),
                        row.dueOn(),
                        Messages.text(row.status().key()),
                        row.assignee() == null ? "" : harmless(row.assignee()));
            }
        }
    }

    private static String column(String name) {
        return Messages.text("request.column." + name);
    }

    /** A name that a spreadsheet would take for a formula is shown as text. */
    private static String harmless(String text) {
        return text.matches("^[=+\\-@\\t].*") ? "'" + text : text;
    }
}
