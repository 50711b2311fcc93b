package fr.parvis.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file that is imported: a table with a head line that names its columns in any order, or JSON, a
 * list of objects with the same names. The one reader of all imports; what a line means they know.
 *
 * @param <C> the columns
 */
public final class TableFile<C extends Enum<C> & TableFile.Column> {

    /** Of a number that is written out. */
    private static final int MOST_DIGITS = 30;

    /** A table that has them is refused whole; in JSON they can be written within a value. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    // an amount is read as it is written, not as a double
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Class<C> columns;
    private final String list;
    private final String messages;
    private final int mostLines;
    private final int mostBytes;
    private BiFunction<C, JsonNode, String> arrays = (column, array) -> "";

    /** A column, and a key of the JSON: an enumeration of them says their order. */
    public interface Column {

        String name();

        /** Whether a table without it is refused. */
        boolean required();

        /** As head lines have it: "date_naissance". */
        default String title() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param list the key of the list in JSON; null where only tables are read
     * @param messages what the keys of the sentences begin with: "family.import."
     */
    public TableFile(Class<C> columns, String list, String messages, int mostLines, int mostBytes) {
        this.columns = columns;
        this.list = list;
        this.messages = messages;
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    /** How a list within a JSON object is written as a cell. */
    public TableFile<C> arrays(BiFunction<C, JsonNode, String> words) {
        arrays = words;
        return this;
    }

    /** The names of all columns, as a file has them. */
    public static List<String> head(Column[] columns) {
        return Stream.of(columns).map(Column::title).toList();
    }

    /** Writes a table that an import of the same columns reads. Closes it. */
    public static <C extends Enum<C> & Column> void write(
            Writer out, Class<C> columns, Iterable<Map<C, String>> rows) throws IOException {
        try (var printer = CsvText.writer(out)) {
            printer.printRecord(head(columns.getEnumConstants()));
            for (Map<C, String> row : rows) {
                printer.printRecord(
                        Stream.of(columns.getEnumConstants())
                                .map(c -> CsvText.harmless(row.get(c))));
            }
        }
    }

    /**
     * The text of a file that was sent.
     *
     * @throws DomainException when it is none, or is too long
     */
    public String decode(byte[] bytes) {
        if (bytes.length > mostBytes) {
            throw problem("tooBig");
        }
        return CsvText.decode(bytes).orElseThrow(() -> problem("notText"));
    }

    /**
     * Its lines, unchecked and without blank ones.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    public List<TableLine<C>> read(String text) {
        String begin = text.stripLeading();
        boolean json = list != null && (begin.startsWith("[") || begin.startsWith("{"));
        List<TableLine<C>> lines = json ? json(text) : csv(text);
        if (lines.isEmpty()) {
            throw problem("empty");
        }
        if (lines.size() > mostLines) {
            throw problem("tooMany", mostLines);
        }
        return lines;
    }

    private List<TableLine<C>> csv(String text) {
        try (CSVParser parser = CsvText.open(text)) {
            var records = parser.iterator();
            if (text.isBlank() || !records.hasNext()) {
                return List.of();
            }
            List<C> head = head(records.next());
            var lines = new ArrayList<TableLine<C>>();
            while (records.hasNext() && lines.size() <= mostLines) {
                TableLine<C> line = line(records.next(), head);
                if (!line.blank()) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            // a quotation mark that nothing closes: where the lines end is not known
            throw problem("quotes");
        }
    }

    private List<C> head(CSVRecord record) {
        var head = new ArrayList<C>();
        for (String title : record) {
            C column =
                    column(title).orElseThrow(() -> problem("unknownColumn", CsvText.shown(title)));
            if (head.contains(column)) {
                throw problem("columnTwice", column.title());
            }
            head.add(column);
        }
        String missing =
                Stream.of(columns.getEnumConstants())
                        .filter(c -> c.required() && !head.contains(c))
                        .map(Column::title)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw problem("missingColumns", missing);
        }
        return head;
    }

    /** Whatever the case, the accents and the spaces. */
    private Optional<C> column(String title) {
        String plain = FrenchText.folded(title).replaceAll("[^a-z]+", "_");
        return Stream.of(columns.getEnumConstants())
                .filter(c -> c.title().equals(plain))
                .findFirst();
    }

    private TableLine<C> line(CSVRecord record, List<C> head) {
        Map<C, String> cells = new EnumMap<>(columns);
        String surplus = null;
        for (int i = 0; i < record.size(); i++) {
            String cell = plain(CsvText.cell(record, i));
            if (i < head.size()) {
                cells.put(head.get(i), cell);
            } else if (!cell.isEmpty()) {
                surplus = CsvText.shown(cell);
            }
        }
        return new TableLine<>((int) record.getRecordNumber(), cells, surplus);
    }

    /** The mark that keeps spreadsheets from reading a formula is not part of the text. */
    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private List<TableLine<C>> json(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw problem("jsonBroken", e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        JsonNode found = root.isObject() ? root.path(list) : root;
        if (!found.isArray()) {
            throw problem("jsonList");
        }
        var lines = new ArrayList<TableLine<C>>();
        for (JsonNode one : found) {
            lines.add(line(lines.size() + 1, one));
        }
        return lines;
    }

    private TableLine<C> line(int place, JsonNode object) {
        Map<C, String> cells = new EnumMap<>(columns);
        if (!object.isObject()) {
            return new TableLine<>(place, cells, CsvText.shown(object.toString()));
        }
        String surplus = null;
        for (var field : object.properties()) {
            Optional<C> column = column(field.getKey());
            JsonNode value = field.getValue();
            if (column.isEmpty()) {
                surplus = CsvText.shown(field.getKey());
            } else {
                cells.put(
                        column.get(),
                        value.isArray() ? arrays.apply(column.get(), value) : words(value));
            }
        }
        return new TableLine<>(place, cells, surplus);
    }

    /** A value of JSON as a cell says it. */
    public static String words(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "oui" : "non";
        }
        if (value.isNumber()) {
            // "1e999999999" would be a text of as many noughts
            BigDecimal number = value.decimalValue();
            return Math.abs((long) number.scale()) > MOST_DIGITS
                    ? value.asText()
                    : number.toPlainString();
        }
        return value.isTextual() ? CONTROL.matcher(value.asText()).replaceAll("").strip() : "";
    }

    private DomainException problem(String what, Object... arguments) {
        return new DomainException(messages + what, arguments);
    }
}
