package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.entity.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("REQ-1")
class FilingStepTest {

    private static final Procedure PLAIN = SampleProcedure.of("");
    private static final Procedure WITH_APPOINTMENT =
            SampleProcedure.of("appointment: {calendar: essai, required: true}");

    static Stream<Procedure> procedures() {
        return Stream.of(PLAIN, WITH_APPOINTMENT);
    }

    private static List<String> titles(Procedure procedure) {
        return FilingStep.of(procedure).stream()
                .map(s -> Messages.text("request.step." + s))
                .toList();
    }

    @Test
    @Feature("APT-2")
    void comesInTheOrderAndTheWordsOfTheGuides() {
        assertThat(titles(PLAIN))
                .containsExactly(
                        "La démarche", "Mes informations", "Ma demande", "Le récapitulatif");
        assertThat(titles(WITH_APPOINTMENT))
                .containsExactly(
                        "La démarche",
                        "Mon rendez-vous",
                        "Mes informations",
                        "Ma demande",
                        "Le récapitulatif");
        assertThat(FilingStep.APPLICANT.number(PLAIN)).isEqualTo(2);
        assertThat(FilingStep.APPLICANT.number(WITH_APPOINTMENT)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void nextLeadsFromTheFirstToTheLast(Procedure procedure) {
        List<FilingStep> walked = new ArrayList<>();
        for (Optional<FilingStep> step = Optional.of(FilingStep.PRESENTATION);
                step.isPresent();
                step = step.get().next(procedure)) {
            walked.add(step.get());
        }
        assertThat(walked).isEqualTo(FilingStep.of(procedure));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void previousUndoesNext(Procedure procedure) {
        for (FilingStep step : FilingStep.of(procedure)) {
            step.next(procedure)
                    .ifPresent(next -> assertThat(next.previous(procedure)).contains(step));
            assertThat(step.previous(procedure).isEmpty())
                    .isEqualTo(step == FilingStep.PRESENTATION);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsAddress(FilingStep step) {
        assertThat(FilingStep.at(step.path())).contains(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paiement", "REVIEW", "recapitulatif/", " "})
    void anInventedStepIsNone(String path) {
        assertThat(FilingStep.at(path)).isEmpty();
    }
}
