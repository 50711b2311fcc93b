package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Feature("PRO-4")
class FilingStateTest {

    private static final Procedure PROCEDURE =
            SampleProcedure.of(
                    """
                    applicant: { required: [courriel, date_naissance] }
                    fields:
                      - { name: bapteme, kind: date, label: "Baptême", min: "field:date_naissance" }
                    """);

    private static List<String> problems(String baptised) {
        var typed = new HashMap<String, List<String>>();
        Map.of("date_naissance", "2010-05-04", "bapteme", baptised)
                .forEach(
                        (name, day) -> {
                            String[] parts = day.split("-");
                            typed.put(name + ".jour", List.of(parts[2]));
                            typed.put(name + ".mois", List.of(parts[1]));
                            typed.put(name + ".annee", List.of(parts[0]));
                        });
        var state =
                new FilingState(PROCEDURE, new Answers(typed), Set::of, LocalDate.of(2026, 11, 17));
        return state.problems(FilingStep.REQUEST).stream().map(FieldProblem::input).toList();
    }

    @Test
    void aDateIsBoundByOneOfTheStepBefore() {
        assertThat(problems("2010-05-03")).containsExactly("bapteme.jour");
        assertThat(problems("2010-05-04")).isEmpty();
    }
}
