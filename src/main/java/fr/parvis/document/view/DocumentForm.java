package fr.parvis.document.view;

import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.kernel.FrenchText;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked about a document: its type, a title, until when it is valid. */
@ApplicationScoped
public class DocumentForm {

    /** The fields beside the town's types. */
    private static final List<Field> SHIPPED = Field.shipped("/fr/parvis/document/document.json");

    private static final String TYPE = "type";
    private static final String TITLE = "titre";
    private static final String EXPIRES = "validite";

    @Inject TownSettings town;
    @Inject Clock clock;

    /** With the town's types, in its order. */
    public List<Field> fields() {
        return SHIPPED.stream().map(f -> f.name().equals(TYPE) ? type(f) : f).toList();
    }

    private Field type(Field plain) {
        List<Field.Option> types =
                town.documentTypes().stream()
                        .map(t -> new Field.Option(t.id(), FrenchText.typography(t.title())))
                        .toList();
        return plain.among(types);
    }

    public Answers read(Map<String, String[]> parameters) {
        return PostedForm.read(fields(), parameters).answers();
    }

    /** What is wrong with it; empty when it may be kept. */
    public List<FieldProblem> problems(Answers typed) {
        return AnswerCheck.problems(fields(), typed, LocalDate.now(clock));
    }

    /** As it is kept; what cannot be read is left out. */
    public DocumentDescription description(Answers typed) {
        return new DocumentDescription(
                typed.text(TYPE),
                typed.text(TITLE),
                AnswerReading.date(typed, EXPIRES).orElse(null));
    }

    /** As the form shows what is kept. */
    public Answers answers(SupportingDocument document) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, TYPE, document.type());
        put(values, TITLE, document.title());
        LocalDate expires = document.expiresOn();
        if (expires != null) {
            put(values, EXPIRES + ".jour", String.valueOf(expires.getDayOfMonth()));
            put(values, EXPIRES + ".mois", String.valueOf(expires.getMonthValue()));
            put(values, EXPIRES + ".annee", String.valueOf(expires.getYear()));
        }
        return new Answers(values);
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, List.of(value));
        }
    }
}
