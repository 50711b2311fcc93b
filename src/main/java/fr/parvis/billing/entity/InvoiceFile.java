package fr.parvis.billing.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of invoices as business software writes it: CSV with semicolons or commas and a head line,
 * its columns in any order, or JSON, a list of invoices with the same names as keys.
 */
public final class InvoiceFile {

    public static final int MOST_INVOICES = 20_000;
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    // an amount is read as it is written, not as a double
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private InvoiceFile() {}

    /**
     * The text of a file that was sent.
     *
     * @throws DomainException when it is none, or is too long
     */
    public static String decode(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new DomainException("billing.import.tooBig");
        }
        return CsvText.decode(bytes)
                .orElseThrow(() -> new DomainException("billing.import.notText"));
    }

    /**
     * The invoices of a file, unchecked.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    public static List<InvoiceRow> read(String text) {
        String begin = text.stripLeading();
        boolean json = begin.startsWith("[") || begin.startsWith("{");
        List<InvoiceRow> rows = json ? json(text) : csv(text);
        if (rows.isEmpty()) {
            throw new DomainException("billing.import.empty");
        }
        if (rows.size() > MOST_INVOICES) {
            throw new DomainException("billing.import.tooMany", MOST_INVOICES);
        }
        return rows;
    }

    private static List<InvoiceRow> csv(String text) {
        try (CSVParser parser = CsvText.open(text)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return List.of();
            }
            List<InvoiceColumn> columns = columns(records.next());
            var rows = new ArrayList<InvoiceRow>();
            while (records.hasNext() && rows.size() <= MOST_INVOICES) {
                InvoiceRow row = row(records.next(), columns);
                if (!row.blank()) {
                    rows.add(row);
                }
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            // a quotation mark that nothing closes: where the lines end is not known
            throw new DomainException("billing.import.quotes");
        }
    }

    private static List<InvoiceColumn> columns(CSVRecord head) {
        var columns = new ArrayList<InvoiceColumn>();
        for (String title : head) {
            InvoiceColumn column =
                    InvoiceColumn.of(title)
                            .orElseThrow(
                                    () ->
                                            new DomainException(
                                                    "billing.import.unknownColumn",
                                                    CsvText.shown(title)));
            if (columns.contains(column)) {
                throw new DomainException("billing.import.columnTwice", column.title());
            }
            columns.add(column);
        }
        String missing =
                Stream.of(InvoiceColumn.values())
                        .filter(c -> c.required() && !columns.contains(c))
                        .map(InvoiceColumn::title)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new DomainException("billing.import.missingColumns", missing);
        }
        return columns;
    }

    private static InvoiceRow row(CSVRecord record, List<InvoiceColumn> columns) {
        Map<InvoiceColumn, String> cells = new EnumMap<>(InvoiceColumn.class);
        String surplus = null;
        for (int i = 0; i < record.size(); i++) {
            String cell = CsvText.cell(record, i);
            if (i < columns.size()) {
                cells.put(columns.get(i), cell);
            } else if (!cell.isEmpty()) {
                surplus = CsvText.shown(cell);
            }
        }
        return new InvoiceRow((int) record.getRecordNumber(), cells, surplus);
    }

    private static List<InvoiceRow> json(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new DomainException("billing.import.jsonBroken", line);
        }
        JsonNode list = root.isObject() ? root.path("factures") : root;
        if (!list.isArray()) {
            throw new DomainException("billing.import.jsonList");
        }
        var rows = new ArrayList<InvoiceRow>();
        for (JsonNode invoice : list) {
            rows.add(row(rows.size() + 1, invoice));
        }
        return rows;
    }

    private static InvoiceRow row(int place, JsonNode invoice) {
        Map<InvoiceColumn, String> cells = new EnumMap<>(InvoiceColumn.class);
        if (!invoice.isObject()) {
            return new InvoiceRow(place, cells, CsvText.shown(invoice.toString()));
        }
        String surplus = null;
        for (var field : invoice.properties()) {
            Optional<InvoiceColumn> column = InvoiceColumn.of(field.getKey());
            if (column.isEmpty()) {
                surplus = CsvText.shown(field.getKey());
            } else if (field.getValue().isArray()) {
                cells.put(column.get(), detail(field.getValue()));
            } else {
                cells.put(column.get(), words(field.getValue()));
            }
        }
        return new InvoiceRow(place, cells, surplus);
    }

    /** As a cell of a CSV file would say it. */
    private static String detail(JsonNode lines) {
        var parts = new ArrayList<String>();
        for (JsonNode line : lines) {
            String label = words(line.path("libelle")).replaceAll("[|=]", " ");
            parts.add(label + "=" + words(line.path("montant")));
        }
        return String.join("|", parts);
    }

    private static String words(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "oui" : "non";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isTextual() ? value.asText().strip() : "";
    }
}
