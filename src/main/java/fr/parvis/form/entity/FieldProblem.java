package fr.parvis.form.entity;

import java.util.List;

/**
 * Why an answer is not accepted, to be said beside its field.
 *
 * @param input the input that is to be corrected; an error summary links to it
 * @param messageKey key of the French sentence
 * @param arguments what the sentence names
 */
public record FieldProblem(String input, String messageKey, List<Object> arguments) {

    /** A problem that another capability has words for. */
    public static FieldProblem said(String input, String messageKey, Object... arguments) {
        return new FieldProblem(input, messageKey, List.of(arguments));
    }

    static FieldProblem of(String input, String messageKey, Object... arguments) {
        return new FieldProblem(input, "form.problem." + messageKey, List.of(arguments));
    }
}
