package fr.parvis.request.service;

import fr.parvis.form.entity.Answers;
import fr.parvis.procedure.entity.Procedure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields of a démarche that stand for fields of the personal space ({@link Procedure#updates}): the
 * form proposes what the space has, an accepted request replaces it.
 */
public final class SpaceAnswers {

    private SpaceAnswers() {}

    /**
     * What the form proposes.
     *
     * @param space what the space knows
     */
    public static Answers proposed(Procedure procedure, Answers space) {
        Map<String, String> names =
                procedure.updates().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return renamed(space, names);
    }

    /**
     * What the space takes over.
     *
     * @param filed the answers of the request
     */
    public static Answers accepted(Procedure procedure, Answers filed) {
        return renamed(filed, procedure.updates());
    }

    /** The answers to these fields under their other names, with the parts of an address. */
    private static Answers renamed(Answers answers, Map<String, String> names) {
        var renamed = new LinkedHashMap<String, List<String>>();
        answers.asMap()
                .forEach(
                        (input, given) -> {
                            String[] parts = input.split("\\.", 2);
                            String other = names.get(parts[0]);
                            if (other != null) {
                                String rest = parts.length == 1 ? "" : "." + parts[1];
                                renamed.put(other + rest, given);
                            }
                        });
        return new Answers(renamed);
    }
}
