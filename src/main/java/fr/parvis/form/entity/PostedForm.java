package fr.parvis.form.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as a browser sent it, read by the definition: what the definition does not ask for is not
 * taken, and named.
 *
 * @param answers those of the form's own inputs
 * @param problems inputs that the form does not have, and answers beyond any sense
 */
public record PostedForm(Answers answers, List<FieldProblem> problems) {

    /** No single answer may be longer: far above every field's own limit. */
    private static final int LONGEST = 20_000;

    private static final int MOST_VALUES = 100;

    /**
     * @param parameters of the request; names that begin with {@code jakarta.faces.} or {@code pv-}
     *     belong to the plumbing
     */
    public static PostedForm read(List<Field> fields, Map<String, String[]> parameters) {
        Map<String, Integer> known = new HashMap<>();
        // only boxes to tick have several answers; what is repeated elsewhere would be seen by
        // nobody
        for (Field field : fields) {
            for (Field part : field.parts()) {
                int most = part.options().isEmpty() ? 1 : MOST_VALUES;
                part.inputs().forEach(input -> known.put(input, most));
            }
        }
        var values = new LinkedHashMap<String, List<String>>();
        var problems = new ArrayList<FieldProblem>();
        parameters.forEach(
                (name, given) -> {
                    if (known.containsKey(name)) {
                        values.put(name, shortened(given, known.get(name)));
                    } else if (!plumbing(name)) {
                        problems.add(FieldProblem.of("", "foreign", shown(name)));
                    }
                });
        return new PostedForm(new Answers(values), problems);
    }

    private static boolean plumbing(String name) {
        return name.startsWith("jakarta.faces.") || name.startsWith("pv-");
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }

    /** A forged giant is cut; it stays longer than the field allows, and is refused as such. */
    private static List<String> shortened(String[] given, int most) {
        return List.of(given).stream()
                .limit(most)
                .map(v -> v.length() > LONGEST ? v.substring(0, LONGEST) : v)
                .toList();
    }
}
