package fr.parvis.procedure.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.AnswerText;
import fr.parvis.procedure.entity.Answers;
import fr.parvis.procedure.entity.Field;
import fr.parvis.procedure.entity.FieldKind;
import fr.parvis.procedure.entity.FieldProblem;
import fr.parvis.procedure.entity.Places;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/**
 * A field as the tag {@code pv:field} shows it: plain HTML inputs with the names of the definition,
 * so that a form works without script. Getters that return null leave their attribute out.
 */
public final class FieldRow {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> AUTOCOMPLETE =
            Map.of(
                    "nom", "family-name",
                    "prenoms", "given-name",
                    "telephone", "tel",
                    "courriel", "email",
                    "adresse.ligne", "address-line1",
                    "adresse.complement", "address-line2",
                    "adresse.code_postal", "postal-code",
                    "adresse.ville", "address-level2");

    private final Field field;
    private final FormState form;
    private final boolean part;
    private final List<Field> siblings;
    private List<FieldRow> parts;

    /**
     * What the rows of a form share.
     *
     * @param fields all fields of the démarche, for computed texts
     * @param answers to show
     * @param problems to say beside their fields
     * @param root context path, for completion
     */
    public record FormState(
            List<Field> fields, Answers answers, List<FieldProblem> problems, String root) {}

    private FieldRow(Field field, FormState form, boolean part, List<Field> siblings) {
        this.field = field;
        this.form = form;
        this.part = part;
        this.siblings = siblings;
    }

    /** The rows of the fields of one form. */
    public static List<FieldRow> of(List<Field> fields, FormState form) {
        return fields.stream().map(f -> new FieldRow(f, form, false, fields)).toList();
    }

    /** The id of an input, as an error summary links to it. */
    public static String id(String input) {
        return "c-" + input.replace('.', '-');
    }

    /** Which of the tag's forms it takes. */
    public String getShape() {
        return switch (field.kind()) {
            case HEADING -> "heading";
            case COMPUTED -> "computed";
            case ADDRESS -> "address";
            case PERSON, CHILD -> "group";
            case CHOICE, YES_NO -> field.style() == Field.Style.LIST ? "select" : "choices";
            case COUNTRY -> "select";
            case DATE -> "date";
            case CONSENT -> "consent";
            case LONG_TEXT -> "long-text";
            case AMOUNT -> "amount";
            default -> "input";
        };
    }

    public String getId() {
        return id(field.name());
    }

    public String getName() {
        return field.name();
    }

    public String getLabel() {
        return FrenchText.typography(field.label());
    }

    public String getHint() {
        return field.kind() == FieldKind.DATE && field.hint() == null
                ? Messages.text("procedure.dateExample")
                : field.hint() == null ? null : FrenchText.typography(field.hint());
    }

    public String getText() {
        if (field.kind() == FieldKind.COMPUTED) {
            return FrenchText.typography(AnswerText.computed(field, form.fields(), form.answers()));
        }
        return field.text() == null ? null : FrenchText.typography(field.text());
    }

    /** A computed text as the definition has it, for the browser to fill in. */
    public String getTemplate() {
        return FrenchText.typography(field.text());
    }

    /** A computed text shows once it has all its answers. */
    public String getIncomplete() {
        return getText().contains(AnswerText.UNANSWERED) ? "hidden" : null;
    }

    public boolean isRequired() {
        return field.required();
    }

    /** A part of an optional address says nothing: the whole does. */
    public boolean isSaysOptional() {
        return !field.required() && (!part || field.name().endsWith(".complement"));
    }

    public String getDemanded() {
        return field.required() ? "true" : null;
    }

    /** For the browser, which only knows the fields of this form: else the server's word holds. */
    public String getWhen() {
        boolean here =
                field.when() != null
                        && field.when().fields().stream()
                                .allMatch(n -> siblings.stream().anyMatch(f -> f.name().equals(n)));
        try {
            return here ? MAPPER.writeValueAsString(field.when()) : null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String getHidden() {
        return field.shownWith(form.answers()) ? null : "hidden";
    }

    public String getValue() {
        String own = form.answers().text(field.name());
        return own.isEmpty() ? null : own;
    }

    /** A line break at the beginning of a text area is eaten by browsers. */
    public String getArea() {
        return form.answers().text(field.name());
    }

    public String getTicked() {
        return form.answers().text(field.name()).equals("oui") ? "checked" : null;
    }

    public String getError() {
        return form.problems().stream()
                .filter(p -> concerns(p.input()))
                .findFirst()
                .map(p -> Messages.text(p.messageKey(), p.arguments().toArray()))
                .orElse(null);
    }

    private boolean concerns(String input) {
        return !field.kind().composite()
                && (input.equals(field.name()) || input.startsWith(field.name() + "."));
    }

    public String getErrorClass() {
        return getError() == null ? "" : "pv-row--error";
    }

    public String getInvalid() {
        return getError() == null ? null : "true";
    }

    public String getDescribedBy() {
        String ids =
                String.join(
                        " ",
                        Stream.of(
                                        getHint() == null ? "" : getId() + "-aide",
                                        getError() == null ? "" : getId() + "-erreur")
                                .filter(i -> !i.isEmpty())
                                .toList());
        return ids.isEmpty() ? null : ids;
    }

    public List<FieldRow> getParts() {
        if (parts == null) {
            parts = parts();
        }
        return parts;
    }

    private List<FieldRow> parts() {
        return field.parts().stream().map(f -> new FieldRow(f, form, true, siblings)).toList();
    }

    public boolean isInline() {
        return field.options().size() == 2
                && field.options().stream().allMatch(o -> o.label().length() < 15);
    }

    public String getInputType() {
        return switch (field.kind()) {
            case CHOICE, YES_NO -> field.multiple() ? "checkbox" : "radio";
            case MAIL -> "email";
            case PHONE -> "tel";
            case TIME -> "time";
            default -> "text";
        };
    }

    public String getInputMode() {
        boolean digits =
                field.kind() == FieldKind.NUMBER
                        || field.pattern() != null && field.pattern().matches("\\\\d\\{\\d+}");
        return digits ? "numeric" : null;
    }

    public String getSize() {
        if (field.name().endsWith(".code_postal") || field.kind() == FieldKind.TIME) {
            return "pv-input--10";
        }
        return switch (field.kind()) {
            case NUMBER -> "pv-input--4";
            case PHONE -> "pv-input--20";
            default -> field.longest() <= 20 ? "pv-input--20" : "";
        };
    }

    public int getLongest() {
        return field.longest();
    }

    public String getAutocomplete() {
        return AUTOCOMPLETE.get(field.name());
    }

    /** Where completion of commune names is asked; null for other kinds. */
    public String getCommunes() {
        return field.kind() == FieldKind.COMMUNE ? form.root() + "/api/v1/communes?q=" : null;
    }

    public String getAddresses() {
        return field.name().endsWith(".ligne") ? form.root() + "/api/v1/addresses?q=" : null;
    }

    /**
     * An option of a choice.
     *
     * @param checked "checked"; null leaves the attribute out
     */
    public record Option(String id, String value, String label, String checked) {}

    public List<Option> getOptions() {
        List<Field.Option> options =
                field.kind() == FieldKind.COUNTRY
                        ? Places.countries().stream()
                                .map(c -> new Field.Option(c.code(), c.name()))
                                .toList()
                        : field.options();
        List<String> chosen = form.answers().all(field.name());
        return Stream.iterate(0, i -> i < options.size(), i -> i + 1)
                .map(i -> option(options.get(i), i == 0 ? getId() : getId() + "-" + i, chosen))
                .toList();
    }

    /** The options of a list as HTML: a list of countries is two hundred of them. */
    public String getOptionsHtml() {
        var html = new StringBuilder();
        for (Option option : getOptions()) {
            html.append("<option value=\"")
                    .append(Entities.escape(option.value()))
                    .append(option.checked() == null ? "\">" : "\" selected>")
                    .append(Entities.escape(option.label()))
                    .append("</option>");
        }
        return html.toString();
    }

    private static Option option(Field.Option option, String id, List<String> chosen) {
        return new Option(
                id,
                option.value(),
                FrenchText.typography(option.label()),
                chosen.contains(option.value()) ? "checked" : null);
    }

    /** Day, month or year of a date. */
    public record DatePart(
            String id,
            String name,
            String label,
            String value,
            String size,
            int length,
            String autocomplete,
            String invalid) {}

    public List<DatePart> getDateParts() {
        return Stream.of("jour", "mois", "annee").map(this::datePart).toList();
    }

    private DatePart datePart(String name) {
        String input = field.name() + "." + name;
        boolean year = name.equals("annee");
        String typed = form.answers().text(input);
        boolean wrong = form.problems().stream().anyMatch(p -> p.input().equals(input));
        return new DatePart(
                id(input),
                input,
                Messages.text("procedure.date." + name),
                typed.isEmpty() ? null : typed,
                year ? "pv-input--4" : "pv-input--2",
                year ? 4 : 2,
                field.name().equals("date_naissance") ? birthday(name) : null,
                wrong ? "true" : null);
    }

    private static String birthday(String part) {
        return switch (part) {
            case "jour" -> "bday-day";
            case "mois" -> "bday-month";
            default -> "bday-year";
        };
    }
}
