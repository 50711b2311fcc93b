package fr.parvis.billing.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.BookExport;
import fr.parvis.billing.service.BookExports;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** The books of a month as a CSV file: {@code ?quoi=journal&regie=…&mois=2026-10}. */
@WebServlet("/agents/factures/export")
public class BookExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient BookExports exports;
    @Inject transient RegieChoice regie;
    @Inject transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Account agent = user.regieAgent();
            BookExport what = what(request.getParameter("quoi"));
            YearMonth month = month(request.getParameter("mois"));
            String id = regie.getId();
            response.setContentType("text/csv; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"%s-%s-%s.csv\"".formatted(what.id(), id, month));
            try (CSVPrinter csv = CsvText.writer(response.getWriter())) {
                csv.printRecord(what.columns());
                exports.each(agent, what, id, month, row -> print(csv, row));
            }
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void print(CSVPrinter csv, Iterable<String> row) {
        try {
            csv.printRecord(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BookExport what(String id) {
        return Stream.of(BookExport.values())
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("export"));
    }

    private static YearMonth month(String typed) {
        try {
            return SentDate.month(typed == null ? "" : typed);
        } catch (DateTimeException e) {
            throw new NotFoundException("month");
        }
    }
}
