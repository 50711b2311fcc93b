package fr.parvis.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ratios of several rounds, written as a Markdown table. Absolute times of a machine say little.
 */
final class Table {

    private final String title;
    private final Map<String, List<Double>> rows = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();

    Table(String title) {
        this.title = title;
    }

    /** Also said at once: a run that is interrupted has not been in vain. */
    void add(String name, double value) {
        System.err.printf(Locale.ROOT, "%s: %s %.3f%n", title, name, value);
        rows.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    void note(String name, String note) {
        notes.put(name, note);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void print() {
        var text = new StringBuilder("\n### " + title + "\n");
        text.append("| what | median | min | max | rounds | note |\n|---|---|---|---|---|---|\n");
        rows.forEach(
                (name, values) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | **%.3f** | %.3f | %.3f | %d | %s |%n",
                                        name,
                                        median(values),
                                        values.stream().mapToDouble(v -> v).min().orElse(0),
                                        values.stream().mapToDouble(v -> v).max().orElse(0),
                                        values.size(),
                                        notes.getOrDefault(name, ""))));
        System.out.println(text);
    }
}
