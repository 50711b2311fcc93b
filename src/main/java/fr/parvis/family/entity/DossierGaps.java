package fr.parvis.family.entity;

import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a dossier lacks: "vaccinations", "justificatif d’assurance". */
public final class DossierGaps {

    private static final String HEALTH = "fiche sanitaire";

    private DossierGaps() {}

    /**
     * Whether the name alone says something of the child's health: what is asked only after "oui"
     * is kept where everybody reads what is missing.
     */
    private static boolean telling(DossierSection section, Field field) {
        return section == DossierSection.HEALTH && field.when() != null;
    }

    /**
     * @param answers all of them, health included
     * @param demanded types of documents that are asked for, with their titles
     * @param joined types of the documents that are there
     * @return short names, in the order of the dossier
     */
    public static List<String> of(
            Answers answers,
            Map<String, String> demanded,
            Collection<String> joined,
            LocalDate today) {
        var gaps = new ArrayList<String>();
        for (DossierSection section : DossierSection.values()) {
            gaps.addAll(of(section, answers, today));
        }
        demanded.forEach(
                (type, title) -> {
                    if (!joined.contains(type)) {
                        gaps.add(small(title));
                    }
                });
        return List.copyOf(gaps);
    }

    /** What a part lacks, or has wrong. */
    public static Set<String> of(DossierSection section, Answers answers, LocalDate today) {
        var gaps = new LinkedHashSet<String>();
        for (FieldProblem problem : AnswerCheck.problems(section.fields(), answers, today)) {
            section.fields().stream()
                    .filter(f -> concerns(f, problem.input()))
                    .findFirst()
                    .ifPresent(f -> gaps.add(telling(section, f) ? HEALTH : small(name(f))));
        }
        return gaps;
    }

    private static boolean concerns(Field field, String input) {
        return input.equals(field.name()) || input.startsWith(field.name() + ".");
    }

    private static String name(Field field) {
        return field.label();
    }

    private static String small(String title) {
        return title.substring(0, 1).toLowerCase(Locale.FRANCE) + title.substring(1);
    }
}
