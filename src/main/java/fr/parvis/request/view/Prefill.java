package fr.parvis.request.view;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers proposed because another field has them already: the person may change them. */
final class Prefill {

    private Prefill() {}

    /**
     * @param fields those that are asked
     * @param all whose conditions say which answers count: what is hidden proposes nothing
     */
    static Answers into(List<Field> fields, Answers answers, List<Field> all) {
        Answers visible = answers.visible(all);
        Map<String, List<String>> proposed = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.prefill() != null && !answers.anythingIn(field.name())) {
                visible.asMap()
                        .forEach(
                                (input, given) -> {
                                    if (input.equals(field.prefill())
                                            || input.startsWith(field.prefill() + ".")) {
                                        String rest = input.substring(field.prefill().length());
                                        proposed.put(field.name() + rest, given);
                                    }
                                });
            }
        }
        return proposed.isEmpty() ? answers : answers.with(new Answers(proposed), input -> false);
    }
}
