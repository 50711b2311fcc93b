package fr.parvis.request.view;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.QueueRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

/**
 * The queue as an OpenDocument spreadsheet. Each cell has its type: numbers count, dates sort, and
 * a text is a text whatever it begins with, so that nothing that a citizen wrote is computed.
 */
final class QueueOds {

    static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";

    private static final double DATE_WIDTH_MM = 26;
    private static final double TEXT_WIDTH_MM = 60;

    private QueueOds() {}

    static void write(List<QueueRow> found, OutputStream out) throws IOException {
        List<QueueRow> rows = QueueExportServlet.admitted(found);
        boolean cut = QueueExportServlet.cut(found);
        List<String> columns = QueueExportServlet.columns();
        var sheet =
                new Sheet(
                        Messages.text("request.agents.requests"),
                        rows.size() + (cut ? 2 : 1),
                        columns.size());
        var head = new Style();
        head.setBold(true);
        for (int column = 0; column < columns.size(); column++) {
            sheet.getRange(0, column).setValue(columns.get(column));
            sheet.getRange(0, column).setStyle(head);
            sheet.setColumnWidth(column, column == 1 || column == 2 ? TEXT_WIDTH_MM : null);
        }
        sheet.setColumnWidth(3, DATE_WIDTH_MM);
        sheet.setColumnWidth(4, DATE_WIDTH_MM);
        for (int i = 0; i < rows.size(); i++) {
            QueueRow row = rows.get(i);
            Object[] cells = {
                row.number(),
                plain(row.title()),
                plain(row.applicant()),
                LocalDate.ofInstant(row.filedAt(), ClockProducer.PARIS),
                row.dueOn(),
                Messages.text(row.status().key()),
                row.assignee() == null ? "" : plain(row.assignee())
            };
            for (int column = 0; column < cells.length; column++) {
                sheet.getRange(i + 1, column).setValue(cells[column]);
            }
        }
        if (cut) {
            sheet.getRange(rows.size() + 1, 0).setValue(QueueExportServlet.cutText());
        }
        var book = new SpreadSheet();
        book.appendSheet(sheet);
        book.save(out);
    }

    /** Without the characters that XML cannot hold: one of them would make the file unreadable. */
    private static String plain(String text) {
        return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ");
    }
}
