package fr.parvis.kernel;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables as spreadsheets write them: semicolons or commas, told by the head line. */
public final class CsvText {

    private static final int SHOWN = 40;

    private CsvText() {}

    /**
     * Opens a table. Its records, the head first, are read as they are asked for.
     *
     * @throws IOException when the text cannot be read; the records throw {@link
     *     java.io.UncheckedIOException} and {@link IllegalStateException} where a quotation mark is
     *     not closed, because nobody knows then where a line ends
     */
    public static CSVParser open(String text) throws IOException {
        String head = text.lines().findFirst().orElse("");
        char delimiter = count(head, ';') >= count(head, ',') ? ';' : ',';
        return CSVParser.parse(
                text,
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(false)
                        .setIgnoreSurroundingSpaces(true)
                        .get());
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    /** What a cell says, without the spaces that a spreadsheet leaves around it. */
    public static String cell(CSVRecord line, int place) {
        return line.get(place).replace('\u00A0', ' ').strip();
    }

    /** As much of a foreign text as a message shows. */
    public static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
