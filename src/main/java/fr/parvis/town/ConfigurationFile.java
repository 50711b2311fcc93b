package fr.parvis.town;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One YAML file of a town, checked against its JSON Schema. Knows the line of each of its parts, so
 * that whoever reads it can name the place of a mistake.
 */
public final class ConfigurationFile {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
    private static final JsonNodeReader READER =
            JsonNodeReader.builder()
                    .locationAware()
                    .yamlMapper(
                            YAMLMapper.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private final String name;
    private final JsonNode root;

    private ConfigurationFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads and checks a file.
     *
     * @param schema name of the schema beside this class: {@code town.schema.json}
     * @throws ConfigurationException when it is not YAML or not what the schema says
     */
    public static ConfigurationFile read(Path path, String schema) {
        String name = path.toString();
        try {
            var file = new ConfigurationFile(name, parse(path));
            file.check(schema(schema));
            return file;
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationException.Problem(
                                    name, line(e.getLocation()), e.getOriginalMessage())));
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationException.Problem(
                                    name, 0, "text in UTF-8, as editors save it on request")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(Path path) throws IOException {
        try {
            return READER.readTree(Files.readString(path), InputFormat.YAML);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            if (e.getCause() instanceof JsonProcessingException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The file as an object of this type. */
    public <T> T as(Class<T> type) {
        try {
            return MAPPER.treeToValue(root, type);
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /** What the schema lets pass and no reader takes: a day such as 2026-06-31. */
    public ConfigurationException refused(JsonProcessingException refusal) {
        var pointer = new StringBuilder();
        if (refusal instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference part : mapping.getPath()) {
                pointer.append(
                        step(
                                part.getFieldName() == null
                                        ? String.valueOf(part.getIndex())
                                        : part.getFieldName()));
            }
        }
        String expected =
                refusal instanceof InvalidFormatException wrong
                                && TemporalAccessor.class.isAssignableFrom(wrong.getTargetType())
                        ? "a day and a time that exist, not " + wrong.getValue()
                        : refusal.getOriginalMessage();
        return new ConfigurationException(List.of(problem(pointer.toString(), expected)));
    }

    /** The content as JSON in one line, in the order of the file. */
    public String json() {
        return root.toString();
    }

    /**
     * A mistake at a place of this file.
     *
     * @param pointer JSON pointer of the part: {@code /fields/2/when}
     */
    public ConfigurationException.Problem problem(String pointer, String expected) {
        JsonNode node = pointer.isEmpty() ? root : root.at(pointer);
        while (node.isMissingNode() && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            node = pointer.isEmpty() ? root : root.at(pointer);
        }
        return new ConfigurationException.Problem(name, lineOf(node), expected);
    }

    private void check(JsonSchema schema) {
        List<ConfigurationException.Problem> problems = new ArrayList<>();
        for (ValidationMessage message : schema.validate(root)) {
            problems.add(problem(pointer(message.getInstanceLocation()), message.getMessage()));
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(ConfigurationException.Problem::line));
            throw new ConfigurationException(problems);
        }
    }

    private static String pointer(JsonNodePath path) {
        var pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append(step(path.getElement(i).toString()));
        }
        return pointer.toString();
    }

    private static String step(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** Making a schema ready costs more than checking a file: a town has dozens of files. */
    private static JsonSchema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, ConfigurationFile::readSchema);
    }

    private static JsonSchema readSchema(String name) {
        try (InputStream in = ConfigurationFile.class.getResourceAsStream("schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + name);
            }
            var config =
                    SchemaValidatorsConfig.builder()
                            .locale(Locale.FRENCH)
                            .pathType(PathType.JSON_POINTER)
                            .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lineOf(JsonNode node) {
        // an empty file has no place
        return node.isMissingNode() ? 0 : line(JsonNodes.tokenLocationOf(node));
    }

    private static int line(JsonLocation location) {
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }
}
