package fr.parvis.account.entity;

import static fr.parvis.account.entity.ImportColumn.CIVILITE;
import static fr.parvis.account.entity.ImportColumn.CODE_POSTAL;
import static fr.parvis.account.entity.ImportColumn.COURRIEL;
import static fr.parvis.account.entity.ImportColumn.DATE_NAISSANCE;
import static fr.parvis.account.entity.ImportColumn.DOSSIER;
import static fr.parvis.account.entity.ImportColumn.NOM;
import static fr.parvis.account.entity.ImportColumn.PRENOMS;
import static fr.parvis.account.entity.ImportColumn.TELEPHONE;

import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.MailAddress;
import fr.parvis.form.entity.PartialDate;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the lines of an imported file are adults of households, without the database. */
public final class ImportCheck {

    private static final int ADULT = 18;
    private static final int EARLIEST = 1900;

    /** "17/04/1985"; "04/1985", "1985", "00/00/1985" for who does not know more. */
    private static final Pattern FRENCH_DATE =
            Pattern.compile("(?:(?:(\\d{1,2})/)?(\\d{1,2})/)?(\\d{4})");

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");
    private static final Map<String, String> CIVILITIES =
            Map.ofEntries(
                    Map.entry("madame", "madame"),
                    Map.entry("mme", "madame"),
                    Map.entry("mme.", "madame"),
                    Map.entry("f", "madame"),
                    Map.entry("mademoiselle", "madame"),
                    Map.entry("mlle", "madame"),
                    Map.entry("monsieur", "monsieur"),
                    Map.entry("m.", "monsieur"),
                    Map.entry("m", "monsieur"),
                    Map.entry("mr", "monsieur"));

    private final LocalDate today;

    /** Where each mail address stood first. */
    private final Map<String, Integer> mails = new HashMap<>();

    public ImportCheck(LocalDate today) {
        this.today = today;
    }

    /** What is wrong with a line; lines are given in their order. */
    public List<ImportProblem> problems(TableLine<ImportColumn> line) {
        var problems = new ArrayList<ImportProblem>();
        if (line.surplus() != null) {
            problems.add(ImportProblem.of(null, "surplus"));
        }
        for (ImportColumn column : ImportColumn.values()) {
            String cell = line.get(column);
            if (cell.length() > column.longest()) {
                problems.add(ImportProblem.of(column, "long", column.longest()));
            } else if (cell.isEmpty()) {
                if (column.required() && column != COURRIEL) {
                    problems.add(ImportProblem.of(column, "missing"));
                }
            } else {
                problem(line, column, cell).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<ImportProblem> problem(
            TableLine<ImportColumn> line, ImportColumn column, String cell) {
        return Optional.ofNullable(
                switch (column) {
                    case DOSSIER ->
                            FileNumber.read(cell).isPresent()
                                    ? null
                                    : ImportProblem.of(column, "file");
                    case CIVILITE ->
                            civility(cell).isPresent()
                                    ? null
                                    : ImportProblem.of(column, "civility", cell);
                    case NOM, NOM_NAISSANCE, PRENOMS ->
                            cell.codePoints().anyMatch(Character::isLetter)
                                    ? null
                                    : ImportProblem.of(column, "name", cell);
                    case DATE_NAISSANCE -> birth(cell);
                    case COURRIEL -> mail(line.line(), cell);
                    case TELEPHONE ->
                            AnswerReading.phone(cell).isPresent()
                                    ? null
                                    : ImportProblem.of(column, "phone", cell);
                    case CODE_POSTAL ->
                            cell.matches("\\d{5}") ? null : ImportProblem.of(column, "postcode");
                    case ADRESSE, COMPLEMENT, VILLE -> null;
                });
    }

    private ImportProblem birth(String cell) {
        Optional<LocalDate> date = date(cell).map(PartialDate::first);
        if (date.isEmpty()) {
            return ImportProblem.of(DATE_NAISSANCE, "date", cell);
        }
        if (date.get().isAfter(today)) {
            return ImportProblem.of(DATE_NAISSANCE, "future");
        }
        if (date.get().getYear() < EARLIEST) {
            return ImportProblem.of(DATE_NAISSANCE, "early");
        }
        return date.get().plusYears(ADULT).isAfter(today)
                ? ImportProblem.of(DATE_NAISSANCE, "child")
                : null;
    }

    private ImportProblem mail(int number, String cell) {
        if (!cell.contains("@")) {
            return ImportProblem.of(COURRIEL, "mailAt");
        }
        if (!MailAddress.wellFormed(cell)) {
            return ImportProblem.of(COURRIEL, "mail", cell);
        }
        Integer first = mails.putIfAbsent(cell.toLowerCase(Locale.ROOT), number);
        return first == null
                ? null
                : ImportProblem.of(COURRIEL, "mailTwice", String.valueOf(first));
    }

    private static Optional<String> civility(String cell) {
        return Optional.ofNullable(CIVILITIES.get(FrenchText.folded(cell)));
    }

    private static Optional<PartialDate> date(String cell) {
        Matcher french = FRENCH_DATE.matcher(cell);
        if (french.matches()) {
            return PartialDate.read(part(french, 1), part(french, 2), french.group(3));
        }
        Matcher iso = ISO_DATE.matcher(cell);
        return iso.matches()
                ? PartialDate.read(part(iso, 3), part(iso, 2), iso.group(1))
                : Optional.empty();
    }

    private static String part(Matcher matcher, int group) {
        String found = matcher.group(group);
        return found == null ? "" : found;
    }

    /** The household of a line in which nothing is wrong. */
    public static FileNumber fileNumber(TableLine<ImportColumn> line) {
        return FileNumber.read(line.get(DOSSIER)).orElseThrow();
    }

    /** Who the adult of such a line is. */
    public static CivilIdentity identity(TableLine<ImportColumn> line) {
        return new CivilIdentity(
                        civility(line.get(CIVILITE)).orElse(null), line.get(NOM), line.get(PRENOMS))
                .named(known(line, ImportColumn.NOM_NAISSANCE))
                .born(date(line.get(DATE_NAISSANCE)).orElse(null));
    }

    /** How the adult of such a line is reached. */
    public static ContactDetails contacts(TableLine<ImportColumn> line) {
        return new ContactDetails()
                .livingAt(
                        known(line, ImportColumn.ADRESSE),
                        known(line, ImportColumn.COMPLEMENT),
                        known(line, CODE_POSTAL),
                        known(line, ImportColumn.VILLE))
                .calledAt(AnswerReading.phone(line.get(TELEPHONE)).orElse(null), null, null, null);
    }

    private static String known(TableLine<ImportColumn> line, ImportColumn column) {
        String cell = line.get(column);
        return cell.isEmpty() ? null : cell;
    }
}
