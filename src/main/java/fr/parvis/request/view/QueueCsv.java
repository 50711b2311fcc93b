package fr.parvis.request.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.QueueRow;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;

/** The queue as a CSV file that French spreadsheets open: semicolons, UTF-8 with its mark. */
final class QueueCsv {

    static final String TYPE = "text/csv; charset=utf-8";

    private QueueCsv() {}

    static void write(List<QueueRow> rows, Writer out) throws IOException {
        try (var csv = CsvText.writer(out)) {
            csv.printRecord(QueueExportServlet.columns());
            for (QueueRow row : QueueExportServlet.admitted(rows)) {
                csv.printRecord(
                        row.number(),
                        CsvText.harmless(row.title()),
                        CsvText.harmless(row.applicant()),
                        FrenchText.shortDate(
                                LocalDate.ofInstant(row.filedAt(), ClockProducer.PARIS)),
                        FrenchText.shortDate(row.dueOn()),
                        Messages.text(row.status().key()),
                        CsvText.harmless(row.assignee()));
            }
            if (QueueExportServlet.cut(rows)) {
                csv.printRecord(QueueExportServlet.cutText());
            }
        }
    }
}
