package fr.parvis.request.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.QueueRow;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The queue as a CSV file that French spreadsheets open: semicolons, UTF-8 with its mark. */
final class QueueCsv {

    static final String TYPE = "text/csv; charset=utf-8";

    private QueueCsv() {}

    static void write(List<QueueRow> rows, Writer out) throws IOException {
        out.write('\uFEFF');
        var format = CSVFormat.EXCEL.builder().setDelimiter(';').get();
        try (var csv = new CSVPrinter(out, format)) {
            csv.printRecord(QueueExportServlet.columns());
            for (QueueRow row : QueueExportServlet.admitted(rows)) {
                csv.printRecord(
                        row.number(),
                        harmless(row.title()),
                        harmless(row.applicant()),
                        FrenchText.shortDate(
                                LocalDate.ofInstant(row.filedAt(), ClockProducer.PARIS)),
                        FrenchText.shortDate(row.dueOn()),
                        Messages.text(row.status().key()),
                        row.assignee() == null ? "" : harmless(row.assignee()));
            }
            if (QueueExportServlet.cut(rows)) {
                csv.printRecord(QueueExportServlet.cutText());
            }
        }
    }

    /** A name that a spreadsheet would take for a formula is shown as text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
