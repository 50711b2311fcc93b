package fr.parvis.request.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Feature("PRO-4")
class PrefillTest {

    private static final List<Field> FIELDS =
            SampleProcedure.fields(
                    """
                    - {name: marie, kind: text, label: Marié}
                    - {name: usage, kind: text, label: Nom d’usage, when: {field: marie, is: oui}}
                    - {name: signature, kind: text, label: Signature, prefill: usage}
                    """);

    private static Answers shown(String married) {
        var typed = Map.of("marie", List.of(married), "usage", List.of("Durand"));
        return Prefill.into(FIELDS, new Answers(typed), FIELDS);
    }

    @Test
    void anAnswerIsProposedWhereItIsAskedAgain() {
        assertThat(shown("oui").text("signature")).isEqualTo("Durand");
    }

    @Test
    void anAnswerToAHiddenQuestionProposesNothingAndStays() {
        assertThat(shown("non").text("signature")).isEmpty();
        assertThat(shown("non").text("usage")).isEqualTo("Durand");
    }
}
