package fr.parvis.form.view;

import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.Messages;
import java.util.List;

/**
 * A line of the error summary.
 *
 * @param href to the input; null where no input of the page is meant
 */
public record ProblemRow(String href, String text) {

    public static List<ProblemRow> of(List<FieldProblem> problems) {
        return problems.stream()
                .map(
                        p ->
                                new ProblemRow(
                                        p.input().isEmpty() ? null : "#" + FormWriter.id(p.input()),
                                        Messages.text(p.messageKey(), p.arguments().toArray())))
                .toList();
    }
}
