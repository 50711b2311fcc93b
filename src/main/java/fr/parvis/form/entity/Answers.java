package fr.parvis.form.entity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a person typed, input by input, as it was typed. A field of one input has its name; a date
 * has {@code name.jour}, {@code name.mois}, {@code name.annee}; composite fields have {@code
 * name.part}. Immutable.
 */
public final class Answers {

    /** Nothing answered yet. */
    public static final Answers NONE = new Answers(Map.of());

    private final Map<String, List<String>> values;

    public Answers(Map<String, List<String>> values) {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach(
                (name, given) -> {
                    List<String> texts =
                            given.stream().map(Answers::cleaned).filter(v -> !v.isEmpty()).toList();
                    if (!texts.isEmpty()) {
                        kept.put(name, texts);
                    }
                });
        this.values = Collections.unmodifiableMap(kept);
    }

    /** Browsers send CR LF; control characters have no business in an answer. */
    private static String cleaned(String value) {
        return stripped(value.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
    }

    /** Also without the non-breaking spaces of French keyboards, which String.strip leaves. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (start < end && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The answer of an input, "" when there is none. */
    public String text(String input) {
        List<String> all = all(input);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All answers of an input: several for boxes to tick. */
    public List<String> all(String input) {
        return values.getOrDefault(input, List.of());
    }

    /** Whether this field, or a part of it, was answered. */
    public boolean anythingIn(String field) {
        return values.keySet().stream().anyMatch(n -> belongs(n, field));
    }

    /** Only the inputs that this accepts. */
    public Answers only(Predicate<String> inputs) {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach(
                (name, given) -> {
                    if (inputs.test(name)) {
                        kept.put(name, given);
                    }
                });
        return new Answers(kept);
    }

    /**
     * What counts of these answers: without those to fields that a condition hides, which stay
     * where they were typed and decide nothing, no other condition either. The one home of this
     * rule; the browser has it too (assets/parvis.js).
     *
     * @param fields all those whose conditions may look at each other; answers to others stay
     */
    public Answers visible(List<Field> fields) {
        Answers seen = this;
        // one more round for each field that hangs on another, were they all in one chain
        for (int round = 0; round < fields.size(); round++) {
            Answers known = seen;
            Set<String> hidden =
                    Field.inputs(fields.stream().filter(f -> !f.shownWith(known)).toList());
            Answers left = without(hidden);
            if (left.values.keySet().equals(seen.values.keySet())) {
                return left;
            }
            seen = left;
        }
        return seen;
    }

    private Answers without(Set<String> inputs) {
        return Collections.disjoint(values.keySet(), inputs)
                ? this
                : only(input -> !inputs.contains(input));
    }

    /** These answers, with those of the given inputs replaced by the other's. */
    public Answers with(Answers other, Predicate<String> replaced) {
        var merged = new LinkedHashMap<String, List<String>>();
        values.forEach(
                (name, given) -> {
                    if (!replaced.test(name)) {
                        merged.put(name, given);
                    }
                });
        merged.putAll(other.values);
        return new Answers(merged);
    }

    /** Input name to its answers, in order. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    static boolean belongs(String input, String field) {
        return input.equals(field)
                || input.startsWith(field) && input.charAt(field.length()) == '.';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && answers.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Never the answers: they are personal. */
    @Override
    public String toString() {
        return "Answers" + values.keySet();
    }
}
