package fr.parvis.kernel;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Tables as spreadsheets write them: semicolons or commas, told by the head line. */
public final class CsvText {

    private static final int SHOWN = 40;
    private static final int LONGEST_NAME = 150;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvText() {}

    /**
     * The text of a file that was sent: UTF-8, or else Windows-1252. Empty when it is none: a
     * spreadsheet's own format, an image, UTF-16.
     */
    public static Optional<String> decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS);
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean other = text.chars().anyMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0);
        return other ? Optional.empty() : Optional.of(text);
    }

    /**
     * The name of a file that was sent, without a path and signs that nobody sees.
     *
     * @param usual when it has none
     */
    public static String fileName(String sent, String usual) {
        String last = sent == null ? "" : sent.replaceAll("^.*[/\\\\]", "");
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        if (plain.isEmpty()) {
            return usual;
        }
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

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

    /**
     * Writes a table that French spreadsheets open: semicolons, UTF-8 with its mark. Whoever asks
     * closes it.
     */
    public static CSVPrinter writer(Writer out) throws IOException {
        out.write('\uFEFF');
        return new CSVPrinter(out, CSVFormat.EXCEL.builder().setDelimiter(';').get());
    }

    /** A text that a spreadsheet would take for a formula is shown as text; null as nothing. */
    public static String harmless(String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /**
     * A day as files write it: "17/04/1985" or "1985-04-17".
     *
     * @throws java.time.DateTimeException when there is no such day
     */
    public static LocalDate day(String typed) {
        if (typed.contains("-")) {
            return SentDate.day(typed);
        }
        // the pattern takes more digits after a plus sign; what a year is, is said in one place
        return SentDate.day(LocalDate.parse(typed, DAY).toString());
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
