package fr.parvis.request.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Feature("REQ-3")
class DraftTest {

    private static final Instant BEGUN = Instant.parse("2026-11-17T08:12:00Z");
    private static final Answers TYPED = new Answers(Map.of("nom", List.of("Durand", "?")));

    private static final DraftOwner BROWSER = DraftOwner.browser(SecretToken.create());

    private final Draft draft = new Draft(BROWSER, "acte-de-naissance", 3, BEGUN);

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
    void waitsSevenDaysAfterTheLastChange() {
        assertThat(Draft.LIFE).isEqualTo(Duration.ofDays(7));
        assertThat(draft.expiresAt()).isEqualTo("2026-11-24T08:12:00Z");
        draft.moveTo(FilingStep.REQUEST, BEGUN.plus(Duration.ofDays(6)));
        assertThat(draft.expiresAt()).isEqualTo("2026-11-30T08:12:00Z");
    }

    @Test
    @Feature("REQ-3")
    void waitsLongerInASpace() {
        var owner = new DraftOwner(7L, false, "browser");
        var own = new Draft(owner, "acte-de-naissance", 3, BEGUN);
        assertThat(own.ofAccount()).isTrue();
        assertThat(draft.ofAccount()).isFalse();
        assertThat(own.expiresAt()).isEqualTo(BEGUN.plus(Draft.LIFE_IN_SPACE));
    }

    @Test
    @Feature("REQ-3")
    void takesWhatWasTypedElsewhereAndKeepsTheRest() {
        draft.keep(answers("nom", "Espace", "prenoms", "Zoé"), BEGUN);
        var other = new Draft(BROWSER, "acte-de-naissance", 3, BEGUN);
        other.keep(answers("nom", "Navigateur", "courriel", "z@example.fr"), BEGUN);
        other.moveTo(FilingStep.REQUEST, BEGUN);
        draft.take(other, BEGUN.plusSeconds(5));

        assertThat(draft.answers())
                .isEqualTo(
                        answers("nom", "Navigateur", "prenoms", "Zoé", "courriel", "z@example.fr"));
        assertThat(draft.step()).isEqualTo(FilingStep.REQUEST);
        assertThat(draft.updatedAt()).isEqualTo(BEGUN.plusSeconds(5));
    }

    private static Answers answers(String... pairs) {
        var values = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new Answers(values);
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
