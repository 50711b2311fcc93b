package fr.parvis.booking.view;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** The forecast of a week as a file for a spreadsheet: CSV, or ODS with {@code format=ods}. */
@WebServlet("/agents/reservations/export")
public class ForecastServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final double TEXT_WIDTH_MM = 50;

    @Inject transient ForecastBacking forecast;
    @Inject transient BookingChoice choice;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            forecast.load();
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (choice.getActivities().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean ods = "ods".equals(request.getParameter("format"));
        response.setContentType(
                ods ? "application/vnd.oasis.opendocument.spreadsheet" : "text/csv; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"prevision-%s-%s.%s\""
                        .formatted(
                                choice.getOne().id(), forecast.getMonday(), ods ? "ods" : "csv"));
        if (ods) {
            ods(response.getOutputStream());
        } else {
            csv(response);
        }
    }

    private static List<String> columns() {
        return Stream.of("day", "place", "unit", "expected", "waiting", "left", "groups")
                .map(name -> Messages.text("booking.column." + name))
                .toList();
    }

    private void csv(HttpServletResponse response) throws IOException {
        try (var csv = CsvText.writer(response.getWriter())) {
            csv.printRecord(columns());
            for (ForecastBacking.Row row : forecast.getRows()) {
                csv.printRecord(
                        FrenchText.shortDate(row.day()),
                        CsvText.harmless(row.place()),
                        CsvText.harmless(row.unit()),
                        row.expected(),
                        row.waiting(),
                        row.left(),
                        CsvText.harmless(row.groups()));
            }
        }
    }

    private void ods(OutputStream out) throws IOException {
        List<String> columns = columns();
        List<ForecastBacking.Row> rows = forecast.getRows();
        var sheet = new Sheet(choice.getOne().title(), rows.size() + 1, columns.size());
        var head = new Style();
        head.setBold(true);
        for (int column = 0; column < columns.size(); column++) {
            sheet.getRange(0, column).setValue(columns.get(column));
            sheet.getRange(0, column).setStyle(head);
        }
        sheet.setColumnWidth(1, TEXT_WIDTH_MM);
        for (int i = 0; i < rows.size(); i++) {
            ForecastBacking.Row row = rows.get(i);
            Object[] cells = {
                row.day(),
                row.place(),
                row.unit(),
                row.expected(),
                row.waiting(),
                row.left(),
                row.groups()
            };
            for (int column = 0; column < cells.length; column++) {
                sheet.getRange(i + 1, column).setValue(cells[column]);
            }
        }
        var book = new SpreadSheet();
        book.appendSheet(sheet);
        book.save(out);
    }
}
