package fr.parvis.account.entity;

import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of adults as spreadsheets write it: UTF-8 or Windows-1252, semicolons or commas, a head
 * line with the names of the columns in any order.
 */
public final class ImportFile {

    public static final int MOST_BYTES = 5 * 1024 * 1024;
    public static final int MOST_LINES = 5000;

    private ImportFile() {}

    /**
     * The text of an uploaded file.
     *
     * @throws DomainException when it is none
     */
    public static String decode(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new DomainException("account.import.tooBig");
        }
        String text =
                CsvText.decode(bytes)
                        .orElseThrow(() -> new DomainException("account.import.notText"));
        if (text.isBlank()) {
            throw new DomainException("account.import.empty");
        }
        return text;
    }

    /**
     * The lines of a file, without blank ones.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    public static List<ImportLine> read(String text) {
        try (CSVParser parser = CsvText.open(text)) {
            var records = parser.iterator();
            List<ImportColumn> columns = columns(records.next());
            var lines = new ArrayList<ImportLine>();
            while (records.hasNext()) {
                ImportLine line = line(records.next(), columns);
                if (!line.blank()) {
                    lines.add(line);
                }
                if (lines.size() > MOST_LINES) {
                    throw new DomainException("account.import.tooMany", MOST_LINES);
                }
            }
            if (lines.isEmpty()) {
                throw new DomainException("account.import.empty");
            }
            return lines;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            // a quotation mark that nothing closes: where the lines end is not known
            throw new DomainException("account.import.quotes");
        }
    }

    private static List<ImportColumn> columns(CSVRecord head) {
        var columns = new ArrayList<ImportColumn>();
        for (String title : head) {
            ImportColumn column =
                    ImportColumn.of(title)
                            .orElseThrow(
                                    () ->
                                            new DomainException(
                                                    "account.import.unknownColumn",
                                                    CsvText.shown(title)));
            if (columns.contains(column)) {
                throw new DomainException("account.import.columnTwice", column.title());
            }
            columns.add(column);
        }
        String missing =
                Stream.of(ImportColumn.values())
                        .filter(c -> c.required() && !columns.contains(c))
                        .map(ImportColumn::title)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new DomainException("account.import.missingColumns", missing);
        }
        return columns;
    }

    private static ImportLine line(CSVRecord record, List<ImportColumn> columns) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        int shown = Math.min(record.size(), columns.size());
        for (int i = 0; i < shown; i++) {
            cells.put(columns.get(i), CsvText.cell(record, i));
        }
        int surplus = 0;
        for (int i = columns.size(); i < record.size(); i++) {
            surplus += record.get(i).isBlank() ? 0 : 1;
        }
        return new ImportLine((int) record.getRecordNumber(), cells, surplus);
    }
}
