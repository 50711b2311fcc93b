package fr.parvis.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.AnswerText;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.WrongAnswers.Wrong;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.AskedDocuments;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every démarche of every town that is shipped can be filed, and refuses what is wrong. */
@Feature({"PRO-4", "PRO-6"})
class ShippedFilingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 17);

    /** Enough for every branch of the largest form. */
    private static final int SEEDS = 60;

    private static final List<Filed> FORMS =
            ShippedTown.ids().stream()
                    .map(ShippedTown::named)
                    .flatMap(town -> town.procedures().stream().map(p -> new Filed(town.id(), p)))
                    .filter(filed -> !filed.procedure().opensElsewhere())
                    .toList();

    /** A démarche of a town. */
    record Filed(String town, Procedure procedure) {

        @Override
        public String toString() {
            return town + " " + procedure.slug();
        }
    }

    static Stream<Filed> forms() {
        return FORMS.stream();
    }

    @Provide
    Arbitrary<Filed> anyForm() {
        return Arbitraries.of(FORMS);
    }

    private static List<FieldProblem> problems(
            List<Field> fields, Map<String, List<String>> answers, LocalDate today) {
        return AnswerCheck.problems(fields, new Answers(answers), today);
    }

    private static String named(FieldProblem problem) {
        return problem.input() + " " + problem.messageKey().replace("form.problem.", "");
    }

    @Property(tries = 400)
    void isAcceptedWithValidAnswersOnAnyDay(
            @ForAll("anyForm") Filed form, @ForAll long seed, @ForAll("days") LocalDate today) {
        Map<String, List<String>> valid = AnswerGenerator.valid(form.procedure(), seed, today);

        assertThat(problems(form.procedure().applicantFields(), valid, today)).isEmpty();
        assertThat(problems(form.procedure().fields(), valid, today)).isEmpty();
    }

    @Property(tries = 200)
    void whatAHiddenQuestionWasAnsweredBeforeDecidesNothing(
            @ForAll("anyForm") Filed form, @ForAll long seed, @ForAll long before) {
        Procedure procedure = form.procedure();
        var valid = new Answers(AnswerGenerator.valid(procedure, seed, TODAY));
        Set<String> hidden =
                Field.inputs(
                        procedure.allFields().stream().filter(f -> !f.shownWith(valid)).toList());
        Answers left =
                new Answers(AnswerGenerator.valid(procedure, before, TODAY))
                        .only(hidden::contains)
                        .with(valid, i -> !hidden.contains(i));

        assertThat(left.visible(procedure.allFields())).isEqualTo(valid);
        assertThat(problems(procedure.fields(), left.asMap(), TODAY)).isEmpty();
        assertThat(procedure.documents(left)).isEqualTo(procedure.documents(valid));
        assertThat(AnswerText.lines(procedure.fields(), left))
                .isEqualTo(AnswerText.lines(procedure.fields(), valid));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 1500).map(LocalDate.of(2026, 9, 1)::plusDays);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyQuestionCanBeReachedAndEveryBranchBeFiled(Filed form) {
        Set<String> reached = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var answers = new Answers(AnswerGenerator.valid(form.procedure(), seed, TODAY));
            for (Field field : form.procedure().allFields()) {
                (field.shownWith(answers) ? reached : hidden).add(field.name());
            }
        }
        List<Field> all = form.procedure().allFields();
        assertThat(reached)
                .as("questions that somebody may come to")
                .containsAll(all.stream().map(Field::name).toList());
        assertThat(hidden)
                .as("questions with a condition that says no to somebody")
                .containsAll(all.stream().filter(f -> f.when() != null).map(Field::name).toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anyOneWrongAnswerIsRefusedAtItsInput(Filed form) {
        Set<String> tried = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<String, List<String>> valid = AnswerGenerator.valid(form.procedure(), seed, TODAY);
            for (Field field : form.procedure().allFields()) {
                if (!tried.contains(field.name())) {
                    List<Wrong> wrongs = WrongAnswers.of(field, valid, TODAY);
                    wrongs.forEach(wrong -> refused(form.procedure(), wrong, valid));
                    if (!wrongs.isEmpty()) {
                        tried.add(field.name());
                    }
                }
            }
        }
        assertThat(tried)
                .containsAll(
                        form.procedure().allFields().stream()
                                .filter(f -> f.kind().asks())
                                .map(Field::name)
                                .toList());
    }

    private static void refused(Procedure procedure, Wrong wrong, Map<String, List<String>> valid) {
        List<Field> others =
                procedure.allFields().stream().filter(f -> !wrong.mayConcern(f, valid)).toList();
        assertThat(problems(others, wrong.answers(), TODAY))
                .as(wrong + " in " + wrong.answers())
                .extracting(ShippedFilingTest::named)
                .containsExactly(wrong.toString());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nothingAnsweredNamesWhatIsDemanded(Filed form) {
        List<Field> fields = form.procedure().allFields();
        Set<String> demanded =
                fields.stream()
                        .filter(f -> f.required() && f.kind().asks() && f.shownWith(Answers.NONE))
                        .map(Field::name)
                        .collect(Collectors.toSet());
        Set<String> said =
                problems(fields, Map.of(), TODAY).stream()
                        .map(p -> p.input().split("\\.")[0])
                        .collect(Collectors.toSet());
        assertThat(said).isEqualTo(demanded).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSummaryShowsEveryAnswerInWords(Filed form) {
        for (long seed = 0; seed < 5; seed++) {
            Map<String, List<String>> valid = AnswerGenerator.valid(form.procedure(), seed, TODAY);
            var answers = new Answers(valid);
            List<Field> fields = form.procedure().allFields();
            List<String> labels =
                    AnswerText.lines(fields, answers).stream()
                            .filter(line -> !line.answer().isEmpty())
                            .map(AnswerText.Line::label)
                            .toList();
            for (Field field : fields) {
                if (answers.anythingIn(field.name())) {
                    assertThat(labels).contains(field.label());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSameSeedGivesTheSameAnswers(Filed form) {
        assertThat(AnswerGenerator.valid(form.procedure(), 7, TODAY))
                .isEqualTo(AnswerGenerator.valid(form.procedure(), 7, TODAY));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @Feature("DOC-2")
    void itsDocumentsAreDemandedWhereTheAnswersCallForThem(Filed form) {
        Set<String> called = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var answers = new Answers(AnswerGenerator.valid(form.procedure(), seed, TODAY));
            Set<String> demanded =
                    form.procedure().documents(answers).stream()
                            .peek(d -> called.add(d.type()))
                            .filter(Procedure.Document::required)
                            .map(Procedure.Document::type)
                            .collect(Collectors.toSet());
            assertThat(AskedDocuments.missing(form.procedure(), answers, Set::of))
                    .hasSize(demanded.size());
            assertThat(AskedDocuments.missing(form.procedure(), answers, () -> demanded)).isEmpty();
        }
        assertThat(called)
                .as("documents that somebody is asked for")
                .containsAll(
                        form.procedure().documents().stream()
                                .map(Procedure.Document::type)
                                .toList());
    }
}
