package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Feature("DOC-2")
class AskedDocumentsTest {

    private static final Procedure PROCEDURE =
            SampleProcedure.of(
                    """
                    documents:
                      - type: passeport
                        when: { field: voyage, is: "oui" }
                      - type: photo
                        required: false
                      - type: domicile
                    fields:
                      - { name: voyage, kind: yes-no, label: "Voyage ?" }
                    """);

    private static List<String> missing(String travels, String... joined) {
        var answers = new Answers(Map.of("voyage", List.of(travels)));
        return AskedDocuments.missing(PROCEDURE, answers, () -> Set.of(joined)).stream()
                .map(FieldProblem::input)
                .toList();
    }

    @Test
    void whatIsDemandedNowIsMissingUntilItIsThere() {
        assertThat(missing("oui")).containsExactly("piece-passeport", "piece-domicile");
        assertThat(missing("non")).containsExactly("piece-domicile");
        assertThat(missing("oui", "passeport")).containsExactly("piece-domicile");
        assertThat(missing("oui", "domicile", "passeport")).isEmpty();
        assertThat(missing("non", "photo")).as("another type does not help").hasSize(1);
    }

    @Test
    void aStepWithoutItsDocumentsIsNotFinished() {
        var answers = new Answers(Map.of("voyage", List.of("non")));
        LocalDate today = LocalDate.of(2026, 11, 17);
        var without = new FilingState(PROCEDURE, answers, Set::of, today);
        assertThat(without.problems(FilingStep.REQUEST))
                .extracting(FieldProblem::input)
                .contains("piece-domicile");
        assertThat(without.problems(FilingStep.APPLICANT))
                .extracting(FieldProblem::input)
                .doesNotContain("piece-domicile");
        var with = new FilingState(PROCEDURE, answers, () -> Set.of("domicile"), today);
        assertThat(with.problems(FilingStep.REQUEST))
                .extracting(FieldProblem::input)
                .doesNotContain("piece-domicile");
    }
}
