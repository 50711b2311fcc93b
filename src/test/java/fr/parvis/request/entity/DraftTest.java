package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Feature("REQ-3")
class DraftTest {

    private static final Instant BEGUN = Instant.parse("2026-11-17T08:12:00Z");
    private static final Answers TYPED = new Answers(Map.of("nom", List.of("Durand", "?")));

    private final Draft draft = new Draft("hash", "acte-de-naissance", 3, BEGUN);

    @Test
    void beginsAtTheFirstFormWithNothingTyped() {
        assertThat(draft.slug()).isEqualTo("acte-de-naissance");
        assertThat(draft.versionId()).isEqualTo(3);
        assertThat(draft.step()).isEqualTo(FilingStep.APPLICANT);
        assertThat(draft.answers().isEmpty()).isTrue();
        assertThat(draft.updatedAt()).isEqualTo(BEGUN);
        assertThat(draft.requestNumber()).isNull();
    }

    @Test
    void keepsWhatWasTypedWhetherRightOrWrong() {
        Instant later = BEGUN.plusSeconds(60);
        draft.keep(TYPED, later);

        assertThat(draft.answers()).isEqualTo(TYPED);
        assertThat(draft.updatedAt()).isEqualTo(later);
        assertThat(draft.step()).isEqualTo(FilingStep.APPLICANT);
    }

    @Test
    void remembersTheStepThatThePersonIsAt() {
        draft.keep(TYPED, BEGUN);
        draft.moveTo(FilingStep.REVIEW, BEGUN.plusSeconds(5));

        assertThat(draft.step()).isEqualTo(FilingStep.REVIEW);
        assertThat(draft.answers()).isEqualTo(TYPED);
        assertThat(draft.updatedAt()).isEqualTo(BEGUN.plusSeconds(5));
    }

    @Test
    void waitsSevenDaysAfterTheLastChange() throws ReflectiveOperationException {
        assertThat(Draft.LIFE).isEqualTo(Duration.ofDays(7));
        assertThat(expiry()).isEqualTo("2026-11-24T08:12:00Z");
        draft.moveTo(FilingStep.REQUEST, BEGUN.plus(Duration.ofDays(6)));
        assertThat(expiry()).isEqualTo("2026-11-30T08:12:00Z");
    }

    /** The database reads it: nobody else asks. */
    private Instant expiry() throws ReflectiveOperationException {
        var field = Draft.class.getDeclaredField("expiresAt");
        field.setAccessible(true);
        return (Instant) field.get(draft);
    }

    @Test
    @Feature("REQ-4")
    void forgetsTheAnswersOnceFiledAndNamesTheRequest() {
        draft.keep(TYPED, BEGUN);
        draft.filedAs(43513, BEGUN.plusSeconds(9));

        assertThat(draft.requestNumber()).isEqualTo(43513);
        assertThat(draft.answers().isEmpty()).isTrue();
    }
}
