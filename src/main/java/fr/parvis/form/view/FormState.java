package fr.parvis.form.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.Messages;
import java.time.LocalDate;
import java.util.List;

/**
 * What the rows of a form share.
 *
 * @param fields of this form
 * @param all fields that computed texts may name
 * @param answers to show, also in rows that are hidden now
 * @param visible those of them that count
 * @param today for examples of dates
 * @param root context path, for completion
 * @param alert address of the icon beside a problem
 * @param info address of the icon beside a computed text
 */
record FormState(
        List<Field> fields,
        List<Field> all,
        Answers answers,
        Answers visible,
        List<FieldProblem> problems,
        Locked locked,
        LocalDate today,
        String root,
        String alert,
        String info) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is wrong with a field, as a sentence; null when nothing is. */
    String error(Field field) {
        if (problems.isEmpty() || field.kind().composite()) {
            return null;
        }
        String below = field.name() + ".";
        for (FieldProblem problem : problems) {
            if (problem.input().equals(field.name()) || problem.input().startsWith(below)) {
                return Messages.text(problem.messageKey(), problem.arguments().toArray());
            }
        }
        return null;
    }

    boolean isLocked(String field) {
        return locked.names().contains(field);
    }

    boolean wrong(String input) {
        return problems.stream().anyMatch(p -> p.input().equals(input));
    }

    /** For the browser, which only knows the fields of this form: else the server's word holds. */
    String when(Field field) {
        if (field.when() == null) {
            return null;
        }
        for (String name : field.when().fields()) {
            if (isLocked(name) || fields.stream().noneMatch(f -> f.name().equals(name))) {
                return null;
            }
        }
        try {
            return MAPPER.writeValueAsString(field.when());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String hidden(Field field) {
        return field.shownWith(visible) ? null : "hidden";
    }

    /** The answer of an input; null when there is none. */
    String typed(String input) {
        String own = answers.text(input);
        return own.isEmpty() ? null : own;
    }
}
