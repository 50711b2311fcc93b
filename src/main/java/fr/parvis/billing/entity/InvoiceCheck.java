package fr.parvis.billing.entity;

import static fr.parvis.billing.entity.InvoiceColumn.COMPTE;
import static fr.parvis.billing.entity.InvoiceColumn.DATE;
import static fr.parvis.billing.entity.InvoiceColumn.DETAIL;
import static fr.parvis.billing.entity.InvoiceColumn.DOSSIER;
import static fr.parvis.billing.entity.InvoiceColumn.ECHEANCE;
import static fr.parvis.billing.entity.InvoiceColumn.FACTURE;
import static fr.parvis.billing.entity.InvoiceColumn.LIBELLE;
import static fr.parvis.billing.entity.InvoiceColumn.MONTANT;
import static fr.parvis.billing.entity.InvoiceColumn.PARTIEL;
import static fr.parvis.billing.entity.InvoiceColumn.PAYEUR;
import static fr.parvis.billing.entity.InvoiceColumn.PERIODE;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.TableLine;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the rows of a file are invoices, without the database. */
public final class InvoiceCheck {

    /** 100 000 €: what is more is a comma that was lost. */
    private static final Money MOST = Money.ofCents(10_000_000);

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final int LONGEST_LABEL = 150;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,39}");
    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final String regie;

    /** Where each number stands; lines with a problem make no invoice. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * What a row is.
     *
     * @param draft null when something is wrong
     * @param problems in words; none when nothing is wrong
     */
    public record Checked(
            TableLine<InvoiceColumn> row, InvoiceDraft draft, List<String> problems) {}

    public InvoiceCheck(String regie) {
        this.regie = regie;
    }

    /** Rows are given in their order. */
    public Checked check(TableLine<InvoiceColumn> row) {
        var problems = new ArrayList<String>();
        if (row.surplus() != null) {
            problems.add(Messages.text("billing.import.problem.surplus", row.surplus()));
        }
        for (InvoiceColumn column : InvoiceColumn.values()) {
            String cell = row.get(column);
            if (cell.isEmpty() && column.required()) {
                problems.add(problem(column, "missing"));
            } else if (cell.length() > column.longest()) {
                problems.add(problem(column, "long", column.longest()));
            }
        }
        if (!problems.isEmpty()) {
            return new Checked(row, null, problems);
        }
        Optional<FileNumber> household = FileNumber.read(row.get(DOSSIER));
        Optional<LocalDate> issued = date(row.get(DATE));
        Optional<LocalDate> due = date(row.get(ECHEANCE));
        Optional<Money> amount = Money.parse(row.get(MONTANT));
        number(row, problems);
        demand(household.isPresent(), problems, DOSSIER, "file");
        demand(issued.isPresent(), problems, DATE, "date", row.get(DATE));
        demand(due.isPresent(), problems, ECHEANCE, "date", row.get(ECHEANCE));
        demand(amount.isPresent(), problems, MONTANT, "amount", row.get(MONTANT));
        amount.ifPresent(
                a -> {
                    demand(a.isPositive(), problems, MONTANT, "notPositive");
                    demand(a.compareTo(MOST) <= 0, problems, MONTANT, "tooMuch", MOST);
                });
        if (issued.isPresent() && due.isPresent()) {
            demand(!due.get().isBefore(issued.get()), problems, ECHEANCE, "before");
        }
        Optional<Boolean> partial = yesOrNo(row.get(PARTIEL));
        demand(partial.isPresent(), problems, PARTIEL, "yesOrNo");
        List<InvoiceLine> lines = lines(row, amount, problems);
        if (!problems.isEmpty()) {
            return new Checked(row, null, problems);
        }
        // a line that is refused stands in no other one's way
        numbers.put(row.get(FACTURE), row.line());
        var draft =
                new InvoiceDraft(
                        regie,
                        row.get(FACTURE),
                        household.orElseThrow().value(),
                        row.get(PAYEUR),
                        row.get(COMPTE),
                        row.get(LIBELLE),
                        row.get(PERIODE).isEmpty() ? null : row.get(PERIODE),
                        issued.orElseThrow(),
                        due.orElseThrow(),
                        amount.orElseThrow(),
                        partial.orElseThrow(),
                        lines);
        return new Checked(row, draft, List.of());
    }

    private void number(TableLine<InvoiceColumn> row, List<String> problems) {
        String number = row.get(FACTURE);
        if (!NUMBER.matcher(number).matches()) {
            problems.add(problem(FACTURE, "number"));
            return;
        }
        Integer first = numbers.get(number);
        demand(first == null, problems, FACTURE, "twice", String.valueOf(first));
    }

    private static List<InvoiceLine> lines(
            TableLine<InvoiceColumn> row, Optional<Money> amount, List<String> problems) {
        var lines = new ArrayList<InvoiceLine>();
        if (row.get(DETAIL).isEmpty()) {
            return lines;
        }
        for (String part : row.get(DETAIL).split("\\|", -1)) {
            int equals = part.lastIndexOf('=');
            String label = equals < 0 ? "" : part.substring(0, equals).strip();
            Optional<Money> money = Money.parse(equals < 0 ? "" : part.substring(equals + 1));
            if (label.isEmpty() || label.length() > LONGEST_LABEL || money.isEmpty()) {
                problems.add(problem(DETAIL, "detail", part.strip()));
                return lines;
            }
            lines.add(new InvoiceLine(label, money.get()));
        }
        Money sum = Money.sum(lines.stream().map(InvoiceLine::amount).toList());
        amount.filter(a -> !a.equals(sum))
                .ifPresent(a -> problems.add(problem(DETAIL, "sum", sum, a)));
        return lines;
    }

    private static Optional<Boolean> yesOrNo(String cell) {
        return switch (FrenchText.folded(cell)) {
            case "oui", "o", "1" -> Optional.of(true);
            case "", "non", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(String cell) {
        Matcher french = FRENCH_DATE.matcher(cell);
        Matcher iso = ISO_DATE.matcher(cell);
        try {
            LocalDate date;
            if (french.matches()) {
                date = LocalDate.of(part(french, 3), part(french, 2), part(french, 1));
            } else if (iso.matches()) {
                date = LocalDate.of(part(iso, 1), part(iso, 2), part(iso, 3));
            } else {
                return Optional.empty();
            }
            return Optional.of(date).filter(d -> d.getYear() >= EARLIEST && d.getYear() < LATEST);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static void demand(
            boolean met,
            List<String> problems,
            InvoiceColumn column,
            String key,
            Object... arguments) {
        if (!met) {
            problems.add(problem(column, key, arguments));
        }
    }

    private static String problem(InvoiceColumn column, String key, Object... arguments) {
        return Messages.text(
                "billing.import.problem",
                column.title(),
                Messages.text("billing.import.problem." + key, arguments));
    }
}
