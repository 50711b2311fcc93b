package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.QueueFilter;
import fr.parvis.request.service.QueueRow;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The queue as a file for a spreadsheet: CSV, or ODS with {@code format=ods}. */
@WebServlet("/agents/demandes/export")
public class QueueExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient QueueBacking queue;
    @Inject transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<QueueRow> rows;
        try {
            rows = queue.allRows();
        } catch (NotFoundException e) {
            // staff, but nobody who instructs requests
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean ods = "ods".equals(request.getParameter("format"));
        response.setContentType(ods ? QueueOds.TYPE : QueueCsv.TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"demandes-%s.%s\""
                        .formatted(LocalDate.now(clock), ods ? "ods" : "csv"));
        if (ods) {
            QueueOds.write(rows, response.getOutputStream());
        } else {
            QueueCsv.write(rows, response.getWriter());
        }
    }

    /** As many as an export holds. */
    static List<QueueRow> admitted(List<QueueRow> rows) {
        return cut(rows) ? rows.subList(0, QueueFilter.MOST_EXPORTED) : rows;
    }

    /** Whether there are more; the file says so. */
    static boolean cut(List<QueueRow> rows) {
        return rows.size() > QueueFilter.MOST_EXPORTED;
    }

    static String cutText() {
        return Messages.text("request.export.cut", QueueFilter.MOST_EXPORTED);
    }

    /** The heads of the columns, the same as those of the page. */
    static List<String> columns() {
        return Stream.of("number", "procedure", "applicant", "filed", "due", "status", "assignee")
                .map(name -> Messages.text("request.column." + name))
                .toList();
    }
}
