package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Feature("PRO-4")
class ConditionTest {

    private static final Answers ANSWERS =
            new Answers(
                    Map.of(
                            "remise", List.of("courrier"),
                            "jours", List.of("lundi", "mardi"),
                            "adresse.ville", List.of("Osny")));

    private static boolean met(String yaml) {
        return condition(yaml).metBy(ANSWERS);
    }

    private static Condition condition(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(yaml, Condition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isComparesWithTheAnswer() {
        assertThat(met("{field: remise, is: courrier}")).isTrue();
        assertThat(met("{field: remise, is: guichet}")).isFalse();
        assertThat(met("{field: inconnu, is: courrier}")).isFalse();
    }

    @Test
    void isAcceptsAnyOfTheTickedBoxes() {
        assertThat(met("{field: jours, is: mardi}")).isTrue();
        assertThat(met("{field: jours, is: jeudi}")).isFalse();
    }

    @Test
    void inComparesWithSeveral() {
        assertThat(met("{field: remise, in: [guichet, courrier]}")).isTrue();
        assertThat(met("{field: jours, in: [jeudi, mardi]}")).isTrue();
        assertThat(met("{field: remise, in: [guichet]}")).isFalse();
        assertThat(met("{field: inconnu, in: [courrier]}")).isFalse();
    }

    @Test
    void filledLooksAtPartsToo() {
        assertThat(met("{field: remise, filled: true}")).isTrue();
        assertThat(met("{field: adresse, filled: true}")).isTrue();
        assertThat(met("{field: adresse, filled: false}")).isFalse();
        assertThat(met("{field: inconnu, filled: true}")).isFalse();
        assertThat(met("{field: inconnu, filled: false}")).isTrue();
    }

    @Test
    void filledDoesNotTakeALongerNameForAPart() {
        var answers = new Answers(Map.of("nom_naissance", List.of("Durand")));
        assertThat(condition("{field: nom, filled: true}").metBy(answers)).isFalse();
    }

    @Test
    void blankIsNotFilled() {
        var answers = new Answers(Map.of("nom", List.of("\u00A0", " \u202F\t ")));
        assertThat(condition("{field: nom, filled: true}").metBy(answers)).isFalse();
    }

    @Test
    void allAnyAndNotCombine() {
        String yes = "{field: remise, is: courrier}";
        String no = "{field: remise, is: guichet}";
        assertThat(met("{all: [%s, %s]}".formatted(yes, yes))).isTrue();
        assertThat(met("{all: [%s, %s]}".formatted(yes, no))).isFalse();
        assertThat(met("{any: [%s, %s]}".formatted(no, yes))).isTrue();
        assertThat(met("{any: [%s, %s]}".formatted(no, no))).isFalse();
        assertThat(met("{not: %s}".formatted(no))).isTrue();
        assertThat(met("{not: %s}".formatted(yes))).isFalse();
        assertThat(
                        met(
                                "{all: [{any: [%s, %s]}, {not: {all: [%s, %s]}}]}"
                                        .formatted(no, yes, yes, no)))
                .isTrue();
    }

    @Test
    void namesEveryFieldThatItLooksAt() {
        assertThat(
                        condition(
                                        """
                                        all:
                                          - {field: a, is: x}
                                          - any: [{field: b, in: [y]}, {not: {field: c, filled: true}}]
                                        """)
                                .fields())
                .containsExactly("a", "b", "c");
    }
}
