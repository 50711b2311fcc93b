package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("REQ-3")
class AnswersTest {

    private static Answers of(String input, String... values) {
        return new Answers(Map.of(input, List.of(values)));
    }

    @Test
    void keepWhatWasTypedButForTheSpaceAround() {
        assertThat(of("motif", "  « Çà » & <b>\t2 ").text("motif")).isEqualTo("« Çà » & <b>\t2");
    }

    @Test
    void writeLinesAsUnixDoes() {
        assertThat(of("motif", "un\r\ndeux\n\ntrois\r\n").text("motif"))
                .isEqualTo("un\ndeux\n\ntrois");
    }

    @Test
    void leaveOutControlCharacters() {
        assertThat(of("motif", "a\u0000b\u001Bc\u007F").text("motif")).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\u00A0", "\u202F\u00A0 ", "\u0000"})
    void holdNothingWhereNothingIsVisible(String blank) {
        assertThat(of("nom", blank).isEmpty()).isTrue();
        assertThat(of("nom", blank).anythingIn("nom")).isFalse();
    }

    @Test
    void giveTheFirstOfSeveralAsText() {
        var answers = of("jours", "lundi", " ", "mardi");
        assertThat(answers.all("jours")).containsExactly("lundi", "mardi");
        assertThat(answers.text("jours")).isEqualTo("lundi");
        assertThat(answers.text("autre")).isEmpty();
        assertThat(answers.all("autre")).isEmpty();
    }

    @Test
    void knowThePartsOfAField() {
        var answers = of("date.jour", "3");
        assertThat(answers.anythingIn("date")).isTrue();
        assertThat(answers.anythingIn("dat")).isFalse();
        assertThat(answers.anythingIn("date.jour")).isTrue();
        assertThat(answers.anythingIn("date.mois")).isFalse();
    }

    @Test
    void anotherFormReplacesItsOwnInputsAlsoThoseLeftEmpty() {
        var before =
                new Answers(
                        Map.of(
                                "nom", List.of("Durand"),
                                "telephone", List.of("01"),
                                "motif", List.of("vol")));
        var typed = of("nom", "Martin");
        var merged = before.with(typed, List.of("nom", "telephone")::contains);

        assertThat(merged.asMap())
                .isEqualTo(Map.of("nom", List.of("Martin"), "motif", List.of("vol")));
    }

    @Test
    void canBeReducedToSomeInputs() {
        var answers = new Answers(Map.of("a", List.of("1"), "b", List.of("2")));
        assertThat(answers.only("a"::equals)).isEqualTo(of("a", "1"));
    }

    @Test
    void doNotChangeWithWhatTheyWereMadeOf() {
        Map<String, List<String>> typed = new HashMap<>();
        typed.put("nom", new ArrayList<>(List.of("Durand")));
        var answers = new Answers(typed);
        typed.get("nom").set(0, "Martin");
        typed.clear();

        assertThat(answers.text("nom")).isEqualTo("Durand");
        assertThatThrownBy(() -> answers.asMap().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void neverShowTheirContentInALog() {
        assertThat(of("nom", "Durand")).hasToString("Answers[nom]");
    }
}
