package fr.parvis.procedure.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.parvis.procedure.entity.ApplicantFields;
import fr.parvis.procedure.entity.Condition;
import fr.parvis.procedure.entity.DateBound;
import fr.parvis.procedure.entity.Field;
import fr.parvis.procedure.entity.FieldKind;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.ConfigurationFile;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One démarche as its file defines it. Checks what a schema cannot: that the themes, services,
 * documents and fields which it names exist.
 */
public final class ProcedureFile {

    /** {@code {name}} in a computed text. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final ConfigurationFile file;
    private final Procedure procedure;
    private final String json;
    private final List<ConfigurationException.Problem> problems = new ArrayList<>();

    private ProcedureFile(ConfigurationFile file, String slug) {
        this.file = file;
        this.json = withSlug(file.json(), slug);
        this.procedure = parse(json);
    }

    /**
     * Reads and checks a file.
     *
     * @throws ConfigurationException with every mistake of the file
     */
    public static ProcedureFile read(Path path, TownSettings town) {
        String slug = path.getFileName().toString().replaceFirst("\\.yaml$", "");
        var read = new ProcedureFile(ConfigurationFile.read(path, "procedure.schema.json"), slug);
        read.check(slug, town);
        return read;
    }

    public Procedure procedure() {
        return procedure;
    }

    /** The definition as the database keeps it: what {@link #parse} reads. */
    public String json() {
        return json;
    }

    /** A definition that was kept. */
    public static Procedure parse(String json) {
        try {
            return MAPPER.readValue(json, Procedure.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withSlug(String json, String slug) {
        try {
            var node = (ObjectNode) MAPPER.readTree(json);
            node.put("slug", slug);
            return MAPPER.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String slug, TownSettings town) {
        expect(SLUG.matcher(slug).matches(), "", "the name of the file is an address: a-z, 0-9, -");
        expect(
                town.theme(procedure.theme()).isPresent(),
                "/theme",
                "theme " + procedure.theme() + " is not in town.yaml");
        if (!procedure.opensElsewhere()) {
            expect(
                    town.service(procedure.service()).isPresent(),
                    "/service",
                    "service " + procedure.service() + " is not in town.yaml");
            for (var decision : Procedure.Outcome.Decision.values()) {
                expect(
                        procedure.outcomes().stream().anyMatch(o -> o.decision() == decision),
                        "/outcomes",
                        "one outcome with decision " + decision.name().toLowerCase());
            }
            checkDocuments(town);
            checkFields();
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void checkDocuments(TownSettings town) {
        for (int i = 0; i < procedure.documents().size(); i++) {
            var document = procedure.documents().get(i);
            String at = "/documents/" + i;
            expect(
                    town.documentType(document.type()).isPresent(),
                    at + "/type",
                    "document type " + document.type() + " is not in town.yaml");
            checkCondition(document.when(), at + "/when", "");
        }
    }

    private void checkFields() {
        Set<String> names = new HashSet<>();
        ApplicantFields.ALL.forEach(f -> names.add(f.name()));
        for (int i = 0; i < procedure.fields().size(); i++) {
            Field field = procedure.fields().get(i);
            String at = "/fields/" + i;
            expect(
                    names.add(field.name()),
                    at + "/name",
                    "another name: " + field.name() + " is taken");
            checkCondition(field.when(), at + "/when", field.name());
            checkBound(field, field.min(), at + "/min");
            checkBound(field, field.max(), at + "/max");
            checkPattern(field, at);
            if (field.prefill() != null) {
                expect(known(field.prefill()), at + "/prefill", "a field of this démarche");
            }
            Matcher placeholder = PLACEHOLDER.matcher(field.text() == null ? "" : field.text());
            while (field.kind() == FieldKind.COMPUTED && placeholder.find()) {
                expect(
                        known(placeholder.group(1)),
                        at + "/text",
                        "{" + placeholder.group(1) + "} names no field of this démarche");
            }
        }
    }

    private void checkCondition(Condition condition, String at, String own) {
        if (condition == null) {
            return;
        }
        for (String name : condition.fields()) {
            expect(
                    known(name) && !name.equals(own),
                    at,
                    "another field of this démarche, not " + name);
        }
        checkOptions(condition, at);
    }

    private void checkOptions(Condition condition, String at) {
        if (condition.is() != null) {
            expect(answerable(condition.field(), condition.is()), at, notAnOption(condition.is()));
        }
        if (condition.in() != null) {
            condition
                    .in()
                    .forEach(v -> expect(answerable(condition.field(), v), at, notAnOption(v)));
        }
        if (condition.all() != null) {
            condition.all().forEach(c -> checkOptions(c, at));
        }
        if (condition.any() != null) {
            condition.any().forEach(c -> checkOptions(c, at));
        }
        if (condition.not() != null) {
            checkOptions(condition.not(), at);
        }
    }

    private static String notAnOption(String value) {
        return "\"" + value + "\" is none of the options of that field";
    }

    /** Whether the field may ever have this answer. */
    private boolean answerable(String name, String value) {
        return procedure
                .field(name)
                .map(
                        f ->
                                f.options().isEmpty()
                                        || f.options().stream()
                                                .anyMatch(o -> o.value().equals(value)))
                .orElse(true);
    }

    private void checkBound(Field field, String bound, String at) {
        if (bound == null) {
            return;
        }
        switch (field.kind()) {
            case NUMBER, AMOUNT ->
                    expect(bound.matches("-?\\d+(\\.\\d+)?"), at, "a number, not " + bound);
            case DATE -> {
                expect(
                        DateBound.readable(bound),
                        at,
                        "2026-01-31, today, today+7d or field:<name>");
                DateBound.field(bound)
                        .ifPresent(
                                other ->
                                        expect(
                                                procedure
                                                        .field(other)
                                                        .filter(f -> f.kind() == FieldKind.DATE)
                                                        .isPresent(),
                                                at,
                                                other + " is no date of this démarche"));
            }
            default -> expect(false, at, "bounds are for numbers, amounts and dates");
        }
    }

    private void checkPattern(Field field, String at) {
        if (field.pattern() == null) {
            return;
        }
        try {
            expect(
                    field.example() != null && field.example().matches(field.pattern()),
                    at + "/example",
                    "an example that matches the pattern");
        } catch (PatternSyntaxException e) {
            expect(false, at + "/pattern", "a regular expression: " + e.getDescription());
        }
    }

    private boolean known(String name) {
        return procedure.field(name).isPresent();
    }

    private void expect(boolean holds, String pointer, String expected) {
        if (!holds) {
            problems.add(file.problem(pointer, expected));
        }
    }
}
