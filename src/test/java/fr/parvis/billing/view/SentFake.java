package fr.parvis.billing.view;

import fr.parvis.web.SentText;
import java.util.List;
import java.util.Map;

/** What a test sends. */
final class SentFake extends SentText {

    private final Map<String, List<String>> inputs;

    SentFake(Map<String, List<String>> inputs) {
        this.inputs = inputs;
    }

    @Override
    public String of(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    @Override
    public List<String> all(String name) {
        return inputs.getOrDefault(name, List.of());
    }

    @Override
    public boolean has(String name) {
        return inputs.containsKey(name);
    }
}
