package fr.parvis.form.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * When a field or a document is asked for. Exactly one of these forms, as the schema enforces:
 * {@code field is}, {@code field in}, {@code field filled}, {@code all}, {@code any}, {@code not}.
 * The browser evaluates the same structure (assets/parvis.js); the server's answer decides.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String field,
        String is,
        List<String> in,
        Boolean filled,
        List<Condition> all,
        List<Condition> any,
        Condition not) {

    /**
     * Whether these answers meet it.
     *
     * @param answers those that count: {@link Answers#visible}
     */
    public boolean metBy(Answers answers) {
        if (all != null) {
            return all.stream().allMatch(c -> c.metBy(answers));
        }
        if (any != null) {
            return any.stream().anyMatch(c -> c.metBy(answers));
        }
        if (not != null) {
            return !not.metBy(answers);
        }
        if (filled != null) {
            return filled == answers.anythingIn(field);
        }
        List<String> values = answers.all(field);
        return is != null ? values.contains(is) : in.stream().anyMatch(values::contains);
    }

    /** The names of all fields that it looks at. */
    public List<String> fields() {
        var names = new ArrayList<String>();
        if (field != null) {
            names.add(field);
        }
        if (all != null) {
            all.forEach(c -> names.addAll(c.fields()));
        }
        if (any != null) {
            any.forEach(c -> names.addAll(c.fields()));
        }
        if (not != null) {
            names.addAll(not.fields());
        }
        return names;
    }
}
