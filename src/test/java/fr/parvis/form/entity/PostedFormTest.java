package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature({"PRO-4", "REQ-3"})
class PostedFormTest {

    private static final List<Field> FIELDS =
            SampleProcedure.fields(
                    """
                    - {name: titre, kind: heading, label: T}
                    - {name: nom, kind: text, label: N}
                    - {name: ne, kind: date, label: D}
                    - {name: adresse, kind: address, label: A}
                    - {name: jours, kind: choice, style: multiple, label: J, options: [{value: lundi, label: L}, {value: mardi, label: M}]}
                    - {name: resume, kind: computed, text: "{nom}"}
                    """);

    private static PostedForm posted(Map<String, String[]> parameters) {
        return PostedForm.read(FIELDS, parameters);
    }

    private static Map<String, String[]> one(String name, String... values) {
        return Collections.singletonMap(name, values);
    }

    @Test
    void takesTheInputsOfItsFields() {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        parameters.put("nom", new String[] {"Durand"});
        parameters.put("ne.jour", new String[] {"3"});
        parameters.put("ne.mois", new String[] {""});
        parameters.put("adresse.code_postal", new String[] {"95520"});
        parameters.put("jours", new String[] {"lundi", "mardi"});
        PostedForm form = posted(parameters);

        assertThat(form.problems()).isEmpty();
        assertThat(form.answers().asMap())
                .isEqualTo(
                        Map.of(
                                "nom", List.of("Durand"),
                                "ne.jour", List.of("3"),
                                "adresse.code_postal", List.of("95520"),
                                "jours", List.of("lundi", "mardi")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inconnu",
                "Nom",
                "nom.suite",
                "ne",
                "adresse",
                "adresse.pays",
                "titre",
                "resume",
                "step",
                ""
            })
    void doesNotTakeAForeignInputAndNamesIt(String name) {
        PostedForm form = posted(one(name, "x"));

        assertThat(form.answers().isEmpty()).isTrue();
        assertThat(form.problems())
                .containsExactly(new FieldProblem("", "form.problem.foreign", List.of(name)));
    }

    @Test
    void namesAForeignInputHarmlesslyAndShortly() {
        assertThat(posted(one("<b>x</b>{0}", "x")).problems().get(0).arguments())
                .isEqualTo(List.of("?b?x??b??0?"));
        assertThat((String) posted(one("x".repeat(5000), "x")).problems().get(0).arguments().get(0))
                .hasSize(41)
                .endsWith("…");
    }

    @Test
    void keepsTheOtherAnswersBesideAForeignInput() {
        PostedForm form =
                posted(Map.of("nom", new String[] {"Durand"}, "prix", new String[] {"0"}));
        assertThat(form.answers().text("nom")).isEqualTo("Durand");
        assertThat(form.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.faces.ViewState", "pv-form", "pv-step"})
    void passesOverThePlumbing(String name) {
        PostedForm form = posted(one(name, "x"));
        assertThat(form.answers().isEmpty()).isTrue();
        assertThat(form.problems()).isEmpty();
    }

    @Test
    void cutsAForgedGiantWhichIsThenRefusedAsTooLong() {
        PostedForm form = posted(one("nom", "x".repeat(3_000_000)));

        assertThat(form.answers().text("nom")).hasSize(20_000);
        assertThat(AnswerCheck.problems(FIELDS, form.answers(), LocalDate.of(2026, 11, 17)))
                .extracting(FieldProblem::messageKey)
                .containsExactly("form.problem.tooLong");
    }

    @Test
    void takesAtMostAHundredTickedBoxes() {
        String[] many = Collections.nCopies(10_000, "lundi").toArray(new String[0]);
        assertThat(posted(one("jours", many)).answers().all("jours")).hasSize(100);
    }

    @Test
    void takesOneAnswerWhereOnlyOneIsAskedFor() {
        assertThat(posted(one("nom", "Durand", "x".repeat(9000))).answers().all("nom"))
                .containsExactly("Durand");
        assertThat(posted(one("ne.jour", "3", "4")).answers().all("ne.jour")).containsExactly("3");
    }
}
