package fr.parvis.form.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a form. What each part means: {@code webapp-config/schema/procedure.schema.json}.
 *
 * @param required whether an answer is demanded while the field is shown
 * @param min a number, or for dates an expression that {@link DateBound} reads; null for none
 */
public record Field(
        String name,
        FieldKind kind,
        String label,
        String hint,
        boolean required,
        Style style,
        List<Option> options,
        String min,
        String max,
        Integer minLength,
        Integer maxLength,
        String pattern,
        String example,
        String message,
        String text,
        String prefill,
        Condition when) {

    /** How a choice is shown. */
    public enum Style {
        @JsonProperty("radio")
        RADIO,
        @JsonProperty("list")
        LIST,
        @JsonProperty("multiple")
        MULTIPLE
    }

    /** One of the answers to a choice. */
    public record Option(String value, String label) {}

    private static final List<Option> YES_NO =
            List.of(new Option("oui", "Oui"), new Option("non", "Non"));
    private static final List<Option> CIVILITIES =
            List.of(new Option("madame", "Madame"), new Option("monsieur", "Monsieur"));

    public Field {
        options = options == null ? List.of() : List.copyOf(options);
        if (kind == FieldKind.CHOICE && style == null) {
            style = Style.RADIO;
        }
        if (kind == FieldKind.YES_NO) {
            options = YES_NO;
            style = Style.RADIO;
        }
        if (kind == FieldKind.CONSENT) {
            required = true;
        }
    }

    /**
     * The fields of a form that is part of the portal.
     *
     * @param resource a JSON list of fields on the class path
     */
    public static List<Field> shipped(String resource) {
        try (var in = Field.class.getResourceAsStream(resource)) {
            return List.copyOf(
                    new ObjectMapper().readValue(in, new TypeReference<List<Field>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean multiple() {
        return style == Style.MULTIPLE;
    }

    /**
     * Whether it is asked for with these answers.
     *
     * @param answers those that count: {@link Answers#visible}
     */
    public boolean shownWith(Answers answers) {
        return when == null || when.metBy(answers);
    }

    /** Greatest number of characters of an answer. */
    public int longest() {
        if (maxLength != null) {
            return maxLength;
        }
        return kind == FieldKind.LONG_TEXT ? 4000 : 200;
    }

    /** The label of the option with this value, or the value itself. */
    public String optionLabel(String value) {
        return options.stream()
                .filter(o -> o.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    /** The names that the inputs of this field have in a form. */
    public List<String> inputs() {
        if (kind.composite()) {
            return parts().stream().flatMap(p -> p.inputs().stream()).toList();
        }
        if (kind.dated()) {
            return Stream.of("jour", "mois", "annee").map(p -> name + "." + p).toList();
        }
        return kind.asks() ? List.of(name) : List.of();
    }

    /** The names of the inputs of several fields. */
    public static Set<String> inputs(List<Field> fields) {
        return fields.stream().flatMap(f -> f.inputs().stream()).collect(Collectors.toSet());
    }

    /** The fields that a composite field is made of; otherwise the field itself. */
    public List<Field> parts() {
        return switch (kind) {
            case ADDRESS ->
                    List.of(
                            part("ligne", FieldKind.TEXT, "Numéro et rue", required),
                            part("complement", FieldKind.TEXT, "Complément d’adresse", false),
                            part("code_postal", FieldKind.TEXT, "Code postal", required)
                                    .matching(
                                            "\\d{5}",
                                            "95520",
                                            "Le code postal compte 5 chiffres, par exemple 95520."),
                            part("ville", FieldKind.TEXT, "Ville", required));
            case PERSON ->
                    List.of(
                            part("civilite", FieldKind.CHOICE, "Civilité", required)
                                    .among(CIVILITIES),
                            part("nom", FieldKind.TEXT, "Nom", required),
                            part("prenoms", FieldKind.TEXT, "Prénoms", required));
            case CHILD ->
                    List.of(
                            part("nom", FieldKind.TEXT, "Nom de l’enfant", required),
                            part("prenoms", FieldKind.TEXT, "Prénoms de l’enfant", required),
                            part("date_naissance", FieldKind.DATE, "Date de naissance", required)
                                    .between("today-18y", "today"));
            default -> List.of(this);
        };
    }

    private Field part(String part, FieldKind partKind, String partLabel, boolean needed) {
        return new Field(
                name + "." + part,
                partKind,
                partLabel,
                null,
                needed,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Field matching(String regex, String sample, String complaint) {
        return new Field(
                name, kind, label, hint, required, style, options, min, max, minLength, maxLength,
                regex, sample, complaint, text, prefill, when);
    }

    /** The same choice among other answers, such as those of a town. */
    public Field among(List<Option> choices) {
        return new Field(
                name, kind, label, hint, required, style, choices, min, max, minLength, maxLength,
                pattern, example, message, text, prefill, when);
    }

    private Field between(String first, String last) {
        return new Field(
                name, kind, label, hint, required, style, options, first, last, minLength,
                maxLength, pattern, example, message, text, prefill, when);
    }

    /** The same heading or consent with another text below it. */
    public Field saying(String words) {
        return new Field(
                name, kind, label, hint, required, style, options, min, max, minLength, maxLength,
                pattern, example, message, words, prefill, when);
    }

    /** The same field, demanded or not. */
    public Field required(boolean needed) {
        return new Field(
                name, kind, label, hint, needed, style, options, min, max, minLength, maxLength,
                pattern, example, message, text, prefill, when);
    }
}
