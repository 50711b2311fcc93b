package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What was answered to a question that is hidden now decides nothing. */
@Feature("PRO-4")
class VisibleAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 17);
    private static final int FIELDS = 6;

    private static final List<Field> DANCE =
            SampleProcedure.fields(
                    """
                    - {name: discipline, kind: text, label: Discipline}
                    - {name: niveau, kind: text, label: Niveau, when: {field: discipline, is: classique}}
                    - {name: annees, kind: number, label: Années, required: true, when: {field: niveau, is: avance}}
                    - {name: debut, kind: date, label: Début, when: {field: annees, filled: true}}
                    - {name: fin, kind: date, label: Fin, min: "field:debut"}
                    - {name: debutant, kind: text, label: Débutant, when: {not: {field: annees, filled: true}}}
                    - {name: resume, kind: computed, text: "Depuis {annees} ans."}
                    """);

    private static Answers dance(String discipline) {
        var typed = new LinkedHashMap<String, List<String>>();
        typed.put("discipline", List.of(discipline));
        typed.put("niveau", List.of("avance"));
        typed.put("annees", List.of("trois"));
        typed.put("debutant", List.of("oui"));
        Map.of("debut", "2027", "fin", "2026")
                .forEach(
                        (name, year) -> {
                            typed.put(name + ".jour", List.of("1"));
                            typed.put(name + ".mois", List.of("12"));
                            typed.put(name + ".annee", List.of(year));
                        });
        return new Answers(typed);
    }

    @Test
    void aQuestionThatGoesTakesWithItWhatHungOnItsAnswer() {
        Answers visible = dance("eveil").visible(DANCE);
        assertThat(visible.asMap())
                .containsOnlyKeys("discipline", "debutant", "fin.jour", "fin.mois", "fin.annee");
        assertThat(AnswerCheck.problems(DANCE, dance("eveil"), TODAY)).isEmpty();
        assertThat(AnswerText.lines(DANCE, dance("eveil")))
                .extracting(AnswerText.Line::label)
                .containsExactly("Discipline", "Fin", "Débutant");
        assertThat(AnswerText.computed(DANCE.get(6), DANCE, dance("eveil")))
                .isEqualTo("Depuis …… ans.");
    }

    @Test
    void whatWasTypedCountsAgainWhenItsQuestionComesBack() {
        assertThat(dance("classique").visible(DANCE).asMap())
                .containsKeys("niveau", "annees", "debut.jour")
                .doesNotContainKey("debutant");
        assertThat(AnswerCheck.problems(DANCE, dance("classique"), TODAY))
                .extracting(FieldProblem::input)
                .containsExactly("annees", "fin.jour");
    }

    /** A form, what was typed in it, and what else might have been. */
    record Typed(List<Field> fields, Answers answers, Answers others) {}

    @Provide
    Arbitrary<Typed> typed() {
        return Combinators.combine(
                        Arbitraries.shuffle(IntStream.range(0, FIELDS).boxed().toList()),
                        Arbitraries.randomValue(r -> r.nextLong()),
                        answers(),
                        answers())
                .as((order, seed, one, other) -> new Typed(form(order, seed), one, other));
    }

    private static Arbitrary<Answers> answers() {
        return Arbitraries.of("", "x", "y")
                .list()
                .ofSize(FIELDS)
                .map(
                        values ->
                                new Answers(
                                        IntStream.range(0, FIELDS)
                                                .boxed()
                                                .collect(
                                                        Collectors.toMap(
                                                                i -> "f" + i,
                                                                i -> List.of(values.get(i))))));
    }

    /** Each may hang on those that come before it in the order, wherever they stand in the form. */
    private static List<Field> form(List<Integer> order, long seed) {
        var random = new Random(seed);
        var yaml = new ArrayList<String>();
        for (int place = 0; place < order.size(); place++) {
            List<Integer> before = order.subList(0, place);
            String when =
                    before.isEmpty() || random.nextInt(4) == 0
                            ? ""
                            : ", when: " + condition(before, random, 2);
            yaml.add(
                    "- {name: f%1$d, kind: text, label: F%1$d%2$s}"
                            .formatted(order.get(place), when));
        }
        yaml.sort(null);
        return SampleProcedure.fields(String.join("\n", yaml));
    }

    private static String condition(List<Integer> fields, Random random, int deep) {
        String field = "field: f" + fields.get(random.nextInt(fields.size()));
        return switch (random.nextInt(deep == 0 ? 3 : 6)) {
            case 0 -> "{" + field + ", is: x}";
            case 1 -> "{" + field + ", in: [x, y]}";
            case 2 -> "{" + field + ", filled: " + random.nextBoolean() + "}";
            case 3 -> "{not: " + condition(fields, random, deep - 1) + "}";
            case 4 -> "{all: [%s, %s]}".formatted(two(fields, random, deep));
            default -> "{any: [%s, %s]}".formatted(two(fields, random, deep));
        };
    }

    private static Object[] two(List<Integer> fields, Random random, int deep) {
        return new Object[] {
            condition(fields, random, deep - 1), condition(fields, random, deep - 1)
        };
    }

    @Property(tries = 500)
    void noAnswerOfAHiddenFieldDecidesAnything(@ForAll("typed") Typed typed) {
        List<Field> fields = typed.fields();
        Answers visible = typed.answers().visible(fields);
        Set<String> hidden =
                Field.inputs(fields.stream().filter(f -> !f.shownWith(visible)).toList());
        assertThat(visible).isEqualTo(typed.answers().only(i -> !hidden.contains(i)));
        assertThat(visible.visible(fields)).isEqualTo(visible);

        Answers otherwise =
                typed.others().only(hidden::contains).with(visible, i -> !hidden.contains(i));
        assertThat(otherwise.visible(fields)).isEqualTo(visible);
        assertThat(AnswerCheck.problems(fields, otherwise, TODAY))
                .isEqualTo(AnswerCheck.problems(fields, typed.answers(), TODAY));
        assertThat(AnswerText.lines(fields, otherwise))
                .isEqualTo(AnswerText.lines(fields, typed.answers()))
                .hasSize(fields.size() - hidden.size());
    }
}
