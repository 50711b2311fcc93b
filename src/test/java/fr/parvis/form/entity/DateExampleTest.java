package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An example that the form itself would refuse explains nothing. */
@Feature("PRO-4")
class DateExampleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Procedure with(String fields) {
        return SampleProcedure.of("fields:\n" + fields.indent(2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                  | 27 3 1985",
                "min: today                        | 10 12 2026",
                "min: today+2m                     | 9 2 2027",
                "min: today, max: today+7d         | 27 11 2026",
                "max: today                        | 27 3 1985",
                "max: '1980-05-01'                 | 1 5 1980",
                "min: today-25y, max: today-15y    | 10 12 2001"
            })
    void liesBetweenTheBoundsOfItsField(String bounds, String example) {
        String more = bounds == null ? "" : ", " + bounds;
        Procedure procedure = with("- {name: jour, kind: date, label: Jour" + more + "}");
        assertThat(example(procedure, 0)).isEqualTo(example);
        LocalDate day = DateExample.of(procedure.fields().get(0), procedure.fields(), TODAY);
        var typed =
                new Answers(
                        Map.of(
                                "jour.jour", List.of(String.valueOf(day.getDayOfMonth())),
                                "jour.mois", List.of(String.valueOf(day.getMonthValue())),
                                "jour.annee", List.of(String.valueOf(day.getYear()))));
        assertThat(AnswerCheck.problems(procedure.fields(), typed, TODAY)).isEmpty();
    }

    @Test
    void anEndIsAsLateAsItsBeginning() {
        Procedure stay =
                with(
                        """
                        - {name: debut, kind: date, label: Du, min: today}
                        - {name: fin, kind: date, label: Au, min: "field:debut"}
                        """);
        assertThat(example(stay, 1)).isEqualTo("30 12 2026");
    }

    @Test
    @Feature("DOC-1")
    void whatExpiresDoesSoInTheFuture() {
        Field expires =
                Field.shipped("/fr/parvis/document/document.json").stream()
                        .filter(f -> f.kind() == FieldKind.DATE)
                        .findFirst()
                        .orElseThrow();
        assertThat(DateExample.of(expires, List.of(), TODAY)).isAfter(TODAY);
    }

    private static String example(Procedure procedure, int field) {
        return DateExample.words(
                DateExample.of(procedure.fields().get(field), procedure.fields(), TODAY));
    }
}
