package fr.parvis.procedure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import fr.parvis.form.entity.Field;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.ProcedureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Small démarches for tests, written as the files of a town are. */
public final class SampleProcedure {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final String BASE =
            """
            slug: essai
            title: Demander un essai
            summary: Un essai.
            theme: essais
            icon: flask-conical
            service: accueil
            access: open
            brief: {who: Tous, price: Gratuit}
            delay: {days: 5, working: true}
            silence: {means: nothing}
            retentionMonths: 6
            fields: []
            outcomes:
              - {id: oui, title: Oui, decision: accepted, message: C’est oui.}
              - {id: non, title: Non, decision: rejected, message: C’est non.}
            """;

    private SampleProcedure() {}

    /**
     * @param yaml what differs from a démarche without any field
     */
    public static Procedure of(String yaml) {
        try {
            ObjectNode base = (ObjectNode) YAML.readTree(BASE);
            if (!yaml.isBlank()) {
                base.setAll((ObjectNode) YAML.readTree(yaml));
            }
            return ProcedureFile.parse(base.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param yaml fields as a YAML list
     */
    public static Procedure asking(String yaml) {
        return of("fields:\n" + yaml.indent(2));
    }

    public static List<Field> fields(String yaml) {
        return asking(yaml).fields();
    }
}
