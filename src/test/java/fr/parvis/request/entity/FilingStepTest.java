package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("REQ-1")
class FilingStepTest {

    @Test
    void comesInTheOrderAndTheWordsOfTheGuides() {
        assertThat(Stream.of(FilingStep.values()).map(s -> Messages.text("request.step." + s)))
                .containsExactly(
                        "La démarche", "Mes informations", "Ma demande", "Le récapitulatif");
        assertThat(FilingStep.values()).extracting(FilingStep::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void nextLeadsFromTheFirstToTheLast() {
        List<FilingStep> walked = new ArrayList<>();
        for (Optional<FilingStep> step = Optional.of(FilingStep.PRESENTATION);
                step.isPresent();
                step = step.get().next()) {
            walked.add(step.get());
        }
        assertThat(walked).containsExactly(FilingStep.values());
    }

    @ParameterizedTest
    @EnumSource
    void previousUndoesNext(FilingStep step) {
        step.next().ifPresent(next -> assertThat(next.previous()).contains(step));
        assertThat(step.previous().isEmpty()).isEqualTo(step == FilingStep.PRESENTATION);
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
