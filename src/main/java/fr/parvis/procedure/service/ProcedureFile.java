package fr.parvis.procedure.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.ConfigurationFile;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One démarche as its file defines it. Checks what a schema cannot: that the themes, services,
 * documents and fields which it names exist.
 */
public final class ProcedureFile {

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
        this.procedure = read(file, json);
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

    private static Procedure read(ConfigurationFile file, String json) {
        try {
            return MAPPER.readValue(json, Procedure.class);
        } catch (JsonProcessingException e) {
            throw file.refused(e);
        }
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
            var meeting = procedure.appointment();
            expect(
                    meeting == null || town.calendar(meeting.calendar()).isPresent(),
                    "/appointment/calendar",
                    "this calendar is not in town.yaml");
            expect(
                    procedure.applicant().required().contains("courriel"),
                    "/applicant/required",
                    "courriel: the acknowledgement of receipt goes there");
            var fields = new FieldsCheck(procedure, this::expect);
            checkDocuments(town, fields);
            fields.checkFields();
            fields.checkUpdates();
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void checkDocuments(TownSettings town, FieldsCheck fields) {
        for (int i = 0; i < procedure.documents().size(); i++) {
            var document = procedure.documents().get(i);
            String at = "/documents/" + i;
            expect(
                    town.documentType(document.type()).isPresent(),
                    at + "/type",
                    "document type " + document.type() + " is not in town.yaml");
            fields.checkCondition(document.when(), at + "/when", "");
        }
    }

    private void expect(boolean holds, String pointer, String expected) {
        if (!holds) {
            problems.add(file.problem(pointer, expected));
        }
    }
}
