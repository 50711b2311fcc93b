package fr.parvis.request.entity;

import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.procedure.entity.Procedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How far somebody has come with a démarche.
 *
 * @param joined the types of the documents that were added
 */
public record FilingState(
        Procedure procedure, Answers answers, Supplier<Set<String>> joined, LocalDate today) {

    /** The fields that a step asks. */
    public static List<Field> fields(Procedure procedure, FilingStep step) {
        return switch (step) {
            case APPLICANT -> procedure.applicantFields();
            case REQUEST -> procedure.fields();
            default -> List.of();
        };
    }

    /** What is to be corrected at a step. */
    public List<FieldProblem> problems(FilingStep step) {
        var found =
                new ArrayList<>(
                        AnswerCheck.problems(
                                fields(procedure, step), procedure.allFields(), answers, today));
        if (step == FilingStep.REQUEST) {
            found.addAll(AskedDocuments.missing(procedure, answers, joined));
        }
        return found;
    }

    /** Whether all steps before this one are finished. */
    public boolean reaches(FilingStep step) {
        return Stream.of(FilingStep.values())
                .filter(s -> s.compareTo(step) < 0)
                .allMatch(s -> problems(s).isEmpty());
    }

    /** The first step that is not finished; the review when all are. */
    public FilingStep firstOpenStep() {
        for (FilingStep step : List.of(FilingStep.APPLICANT, FilingStep.REQUEST)) {
            if (!problems(step).isEmpty()) {
                return step;
            }
        }
        return FilingStep.REVIEW;
    }
}
