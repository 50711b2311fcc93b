package fr.parvis.billing.entity;

import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The payments of a day as Paybox's back office exports them: CSV in UTF-8 or Windows-1252,
 * semicolons or commas, a head line, columns in any order, others beside them. Read are
 *
 * <ul>
 *   <li>{@code TransactionId} (or {@code transaction}): the number of the payment, which its
 *       notification calls S;
 *   <li>{@code Reference}: what the portal gave as PBX_CMD;
 *   <li>{@code Amount} in whole cents, or {@code montant} in euros ("73,80");
 *   <li>{@code Date}: 2026-11-17 or 17/11/2026;
 *   <li>where they are there {@code NumberOfAuthorization} (or {@code autorisation}), {@code Site}
 *       (lines of another contract are not compared) and {@code Type}: refunds and cancellations
 *       ("Crédit", "Remboursement", "Annulation") are counted and not compared.
 * </ul>
 */
public final class StatementFile {

    public static final int MOST_LINES = 20_000;
    private static final int LONGEST = 250;

    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private enum Column {
        TRANSACTION("transactionid", "transaction"),
        REFERENCE("reference"),
        CENTS("amount"),
        EUROS("montant"),
        DATE("date"),
        AUTHORISATION("numberofauthorization", "autorisation"),
        SITE("site"),
        TYPE("type");

        private final List<String> heads;

        Column(String... heads) {
            this.heads = List.of(heads);
        }

        static Column of(String head) {
            String plain = FrenchText.folded(head);
            return Stream.of(values())
                    .filter(c -> c.heads.contains(plain))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What a statement says.
     *
     * @param ignored how many lines are refunds, or of another contract
     */
    public record Read(List<StatementLine> lines, int ignored) {}

    private final LocalDate day;
    private final String site;
    private final List<StatementLine> lines = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int ignored;

    private StatementFile(LocalDate day, String site) {
        this.day = day;
        this.site = site;
    }

    /**
     * Reads a statement.
     *
     * @param day whose statement it is to be: lines of others are faulty
     * @param site of the régie's contract; null where it has none
     * @throws DomainException when the file as a whole cannot be read
     */
    public static Read read(String text, LocalDate day, String site) {
        var file = new StatementFile(day, site);
        try (CSVParser parser = CsvText.open(text)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new DomainException("billing.statement.columns");
            }
            List<Column> columns = columns(records.next());
            while (records.hasNext() && file.lines.size() <= MOST_LINES) {
                file.add(records.next(), columns);
            }
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw new DomainException("billing.import.quotes");
        }
        if (file.lines.size() > MOST_LINES) {
            throw new DomainException("billing.statement.tooMany", MOST_LINES);
        }
        return new Read(List.copyOf(file.lines), file.ignored);
    }

    private static List<Column> columns(CSVRecord head) {
        List<Column> columns = head.stream().map(Column::of).collect(Collectors.toList());
        boolean amount = columns.contains(Column.CENTS) || columns.contains(Column.EUROS);
        if (!amount
                || !columns.containsAll(
                        List.of(Column.TRANSACTION, Column.REFERENCE, Column.DATE))) {
            throw new DomainException("billing.statement.columns");
        }
        return columns;
    }

    private void add(CSVRecord record, List<Column> columns) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        boolean blank = true;
        for (int i = 0; i < record.size(); i++) {
            String cell = CsvText.cell(record, i);
            blank &= cell.isEmpty();
            if (i < columns.size() && columns.get(i) != null) {
                cells.put(columns.get(i), cell);
            }
        }
        if (blank) {
            return;
        }
        String other = cells.getOrDefault(Column.SITE, "");
        if (refund(cells.getOrDefault(Column.TYPE, ""))
                || site != null && !other.isEmpty() && !other.equals(site)) {
            ignored++;
            return;
        }
        lines.add(line((int) record.getRecordNumber(), cells));
    }

    private static boolean refund(String type) {
        return FrenchText.folded(type).matches("(cred|remb|annul|refund|cancel).*");
    }

    private StatementLine line(int place, Map<Column, String> cells) {
        String transaction = CsvText.shown(cells.getOrDefault(Column.TRANSACTION, ""));
        String reference = cells.getOrDefault(Column.REFERENCE, "");
        String authorisation = cells.getOrDefault(Column.AUTHORISATION, "");
        Money amount = amount(cells);
        String problem = null;
        if (transaction.isEmpty()) {
            problem = Messages.text("billing.statement.noTransaction", place);
        } else if (amount == null) {
            problem = Messages.text("billing.statement.amount", place);
        } else if (!day.equals(day(cells.getOrDefault(Column.DATE, "")))) {
            problem = Messages.text("billing.statement.otherDay", place);
        } else if (seen.putIfAbsent(transaction, place) != null) {
            problem = Messages.text("billing.statement.twice", place, seen.get(transaction));
        }
        return new StatementLine(
                place,
                transaction,
                reference.length() > LONGEST ? reference.substring(0, LONGEST) : reference,
                problem == null ? amount : null,
                authorisation.isEmpty() ? null : CsvText.shown(authorisation),
                problem);
    }

    /** Null when it is none. */
    private static Money amount(Map<Column, String> cells) {
        String cents = cells.getOrDefault(Column.CENTS, "");
        if (!cents.isEmpty()) {
            return cents.matches("\\d{1,12}") && Long.parseLong(cents) > 0
                    ? Money.ofCents(Long.parseLong(cents))
                    : null;
        }
        return Money.parse(cells.get(Column.EUROS)).filter(Money::isPositive).orElse(null);
    }

    /** Null when it is none. */
    private static LocalDate day(String cell) {
        try {
            return cell.contains("/") ? LocalDate.parse(cell, FRENCH) : LocalDate.parse(cell);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
