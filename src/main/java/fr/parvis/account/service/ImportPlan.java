package fr.parvis.account.service;

import fr.parvis.account.entity.ImportCheck;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.account.entity.ImportProblem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an import does with each line, given which mails have an account. */
final class ImportPlan {

    private ImportPlan() {}

    /**
     * Who has a mail address already.
     *
     * @param files the numbers of the households that the account is linked to
     */
    record Known(long accountId, String lastName, String firstNames, Set<String> files) {}

    /**
     * @param problem null when nothing is wrong
     * @param known the account that is there; null when there is none
     */
    record Step(TableLine<ImportColumn> line, ImportOutcome outcome, String problem, Known known) {}

    /** What is wrong with each line by itself, and which lines are to be looked up. */
    static List<Step> checked(List<TableLine<ImportColumn>> lines, LocalDate today) {
        var check = new ImportCheck(today);
        var steps = new ArrayList<Step>(lines.size());
        for (TableLine<ImportColumn> line : lines) {
            List<ImportProblem> problems = check.problems(line);
            if (!problems.isEmpty()) {
                String words =
                        problems.stream()
                                .map(ImportProblem::toString)
                                .collect(Collectors.joining(" "));
                steps.add(new Step(line, ImportOutcome.FAULTY, words, null));
            } else if (line.get(ImportColumn.COURRIEL).isEmpty()) {
                steps.add(new Step(line, ImportOutcome.IGNORE, null, null));
            } else {
                steps.add(new Step(line, ImportOutcome.CREATE, null, null));
            }
        }
        return steps;
    }

    /**
     * The same, seen the accounts that are there.
     *
     * @param known by mail in lower case
     */
    static List<Step> decided(List<Step> checked, Map<String, Known> known) {
        return checked.stream().map(s -> decided(s, known.get(mail(s.line())))).toList();
    }

    private static Step decided(Step step, Known known) {
        if (step.outcome() != ImportOutcome.CREATE || known == null) {
            return step;
        }
        TableLine<ImportColumn> line = step.line();
        if (!samePerson(line, known)) {
            String words = ImportProblem.of(ImportColumn.COURRIEL, "otherPerson").toString();
            return new Step(line, ImportOutcome.FAULTY, words, null);
        }
        boolean linked = known.files().contains(ImportCheck.fileNumber(line).value());
        return new Step(line, linked ? ImportOutcome.ALREADY : ImportOutcome.EXISTS, null, known);
    }

    /** Parents may share a mail: the same address and another name is another person. */
    private static boolean samePerson(TableLine<ImportColumn> line, Known known) {
        return same(line.get(ImportColumn.NOM), known.lastName())
                && same(first(line.get(ImportColumn.PRENOMS)), first(known.firstNames()));
    }

    private static String first(String names) {
        return names.strip().split("[\\s,]+")[0];
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return FrenchText.folded(name).replaceAll("[^\\p{L}]+", " ").strip();
    }

    static String mail(TableLine<ImportColumn> line) {
        return line.get(ImportColumn.COURRIEL).toLowerCase(Locale.ROOT);
    }
}
