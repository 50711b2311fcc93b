package fr.parvis.family.entity;

import static fr.parvis.family.entity.FamilyColumn.ADRESSE;
import static fr.parvis.family.entity.FamilyColumn.CIVILITE;
import static fr.parvis.family.entity.FamilyColumn.CODE_POSTAL;
import static fr.parvis.family.entity.FamilyColumn.COURRIEL;
import static fr.parvis.family.entity.FamilyColumn.DOSSIER;
import static fr.parvis.family.entity.FamilyColumn.DROITS;
import static fr.parvis.family.entity.FamilyColumn.ECOLE;
import static fr.parvis.family.entity.FamilyColumn.NAISSANCE;
import static fr.parvis.family.entity.FamilyColumn.NIVEAU;
import static fr.parvis.family.entity.FamilyColumn.NOM;
import static fr.parvis.family.entity.FamilyColumn.PARTI;
import static fr.parvis.family.entity.FamilyColumn.PRENOM;
import static fr.parvis.family.entity.FamilyColumn.QUITTE;
import static fr.parvis.family.entity.FamilyColumn.QUOTIENT;
import static fr.parvis.family.entity.FamilyColumn.QUOTIENT_DEBUT;
import static fr.parvis.family.entity.FamilyColumn.REFERENCE;
import static fr.parvis.family.entity.FamilyColumn.TELEPHONE;
import static fr.parvis.family.entity.FamilyColumn.TYPE;
import static fr.parvis.family.entity.FamilyColumn.VILLE;

import fr.parvis.account.entity.ContactDetails;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.MailAddress;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.LineProblems;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of one file of households: each is good, or it is said what is wrong with it. */
public final class FamilyCheck {

    private static final int LONGEST = 120;

    private final LocalDate today;
    private final Set<String> seen = new HashSet<>();
    private final LineProblems problems = new LineProblems("family.import.line.");

    public FamilyCheck(LocalDate today) {
        this.today = today;
    }

    /** A line, good or faulty. */
    public record Checked(TableLine<FamilyColumn> row, FamilyDraft draft, List<String> problems) {

        /** Whom it is about, as far as it can be read. */
        public String who() {
            String name = (row.get(PRENOM) + " " + row.get(NOM)).strip();
            return CsvText.shown(name.isEmpty() ? row.get(DOSSIER) : name);
        }
    }

    public Checked check(TableLine<FamilyColumn> row) {
        problems.clear();
        problems.expect(row.surplus() == null, "surplus", row.surplus());
        FamilyDraft draft = draft(row);
        return new Checked(row, problems.none() ? draft : null, problems.found());
    }

    private FamilyDraft draft(TableLine<FamilyColumn> row) {
        Optional<FileNumber> file = FileNumber.read(row.get(DOSSIER));
        problems.expect(file.isPresent(), "file");
        FamilyDraft.Kind kind = kind(row.get(TYPE));
        if (kind == null || file.isEmpty()) {
            return null;
        }
        if (kind == FamilyDraft.Kind.FOYER) {
            return household(row, file.get());
        }
        String reference = row.get(REFERENCE);
        problems.expect(
                reference.isEmpty() || reference.matches("[A-Za-z0-9][A-Za-z0-9./-]{0,39}"),
                "reference");
        String first = text(row, PRENOM, true);
        String last = text(row, NOM, true);
        problems.expect(seen.add(once(row, kind, file.get())), "twice", who(row));
        return new FamilyDraft(
                row.line(),
                file.get(),
                kind,
                reference.isEmpty() ? null : reference,
                kind == FamilyDraft.Kind.ENFANT ? child(row, first, last) : null,
                civility(row.get(CIVILITE)),
                first,
                last,
                contacts(row),
                mail(row.get(COURRIEL)),
                rights(row.get(DROITS)),
                problems.day(row, QUITTE),
                null,
                null,
                row.cells().keySet());
    }

    /** A child of two households has a line in each; without a reference the name tells. */
    private static String once(
            TableLine<FamilyColumn> row, FamilyDraft.Kind kind, FileNumber file) {
        String reference = row.get(REFERENCE);
        if (reference.isEmpty()) {
            return String.join(
                    "/",
                    kind.name(),
                    file.value(),
                    FrenchText.folded(row.get(PRENOM)),
                    FrenchText.folded(row.get(NOM)),
                    row.get(NAISSANCE));
        }
        return kind + "/" + reference + (kind == FamilyDraft.Kind.ENFANT ? file.value() : "");
    }

    private static String who(TableLine<FamilyColumn> row) {
        String reference = row.get(REFERENCE);
        return CsvText.shown(
                reference.isEmpty() ? row.get(PRENOM) + " " + row.get(NOM) : reference);
    }

    private FamilyDraft.Kind kind(String typed) {
        String plain = FrenchText.folded(typed);
        for (FamilyDraft.Kind kind : FamilyDraft.Kind.values()) {
            if (kind.name().equalsIgnoreCase(plain)) {
                return kind;
            }
        }
        problems.expect(false, "type", CsvText.shown(typed));
        return null;
    }

    private FamilyDraft household(TableLine<FamilyColumn> row, FileNumber file) {
        problems.expect(seen.add("FOYER/" + file), "twice", file.value());
        String typed = row.get(QUOTIENT);
        Integer amount = typed.matches("\\d{1,5}") ? Integer.valueOf(typed) : null;
        problems.expect(typed.isEmpty() || amount != null, "quotient", CsvText.shown(typed));
        LocalDate from = problems.day(row, QUOTIENT_DEBUT);
        problems.expect(amount == null || from != null, "quotientFrom");
        return new FamilyDraft(
                row.line(),
                file,
                FamilyDraft.Kind.FOYER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                amount,
                from,
                row.cells().keySet());
    }

    private ChildFacts child(TableLine<FamilyColumn> row, String first, String last) {
        LocalDate born = problems.day(row, NAISSANCE);
        problems.expect(
                born != null && !born.isAfter(today) && born.isAfter(today.minusYears(25)), "born");
        Optional<SchoolLevel> level = SchoolLevel.read(row.get(NIVEAU));
        problems.expect(
                row.get(NIVEAU).isEmpty() || level.isPresent(),
                "level",
                CsvText.shown(row.get(NIVEAU)));
        String school = text(row, ECOLE, false);
        return new ChildFacts(
                first,
                last,
                born,
                school.isEmpty() ? null : school,
                level.orElse(null),
                problems.day(row, PARTI));
    }

    private String text(TableLine<FamilyColumn> row, FamilyColumn column, boolean required) {
        String text = row.get(column);
        problems.expect(!required || !text.isEmpty(), "empty", column.title());
        problems.expect(text.length() <= LONGEST, "long", column.title());
        return text;
    }

    private String civility(String typed) {
        return switch (FrenchText.folded(typed)) {
            case "" -> null;
            case "madame", "mme", "mme." -> "madame";
            case "monsieur", "m", "m." -> "monsieur";
            default -> {
                problems.expect(false, "civility", CsvText.shown(typed));
                yield null;
            }
        };
    }

    private ContactDetails contacts(TableLine<FamilyColumn> row) {
        String typed = row.get(TELEPHONE);
        Optional<String> phone = AnswerReading.phone(typed);
        problems.expect(typed.isEmpty() || phone.isPresent(), "phone", CsvText.shown(typed));
        String postcode = row.get(CODE_POSTAL);
        problems.expect(
                postcode.isEmpty() || postcode.matches("\\d{5}"),
                "postcode",
                CsvText.shown(postcode));
        return new ContactDetails()
                .livingAt(given(row, ADRESSE), null, given(row, CODE_POSTAL), given(row, VILLE))
                .calledAt(phone.orElse(null), null, null, null);
    }

    private String given(TableLine<FamilyColumn> row, FamilyColumn column) {
        String text = text(row, column, false);
        return text.isEmpty() ? null : text;
    }

    private String mail(String typed) {
        problems.expect(
                typed.isEmpty() || MailAddress.wellFormed(typed), "mail", CsvText.shown(typed));
        return typed.isEmpty() ? null : typed;
    }

    private AdultRights rights(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        List<String> words = List.of(FrenchText.folded(typed).split("[ ,|]+"));
        problems.expect(
                List.of("reserver", "factures", "chercher", "aucun").containsAll(words),
                "rights",
                CsvText.shown(typed));
        return new AdultRights(
                words.contains("reserver"), words.contains("factures"), words.contains("chercher"));
    }
}
