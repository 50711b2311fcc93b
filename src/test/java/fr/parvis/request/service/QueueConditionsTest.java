package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("AGT-1")
class QueueConditionsTest {

    private static QueueConditions of(String words) {
        return QueueConditions.of(
                new QueueFilter(
                        Set.of("etat-civil"), 7, QueueView.TODO, "", words, QueueSort.NEWEST, 0),
                LocalDate.of(2026, 11, 17));
    }

    /** Without the services. */
    private static List<Object> parameters(String words) {
        Object[] all = of(words).parameters();
        return Arrays.asList(all).subList(1, all.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "43513",
                "43 513",
                "43\u202f513",
                "n° 43513",
                "N°43513",
                "DEMANDE N° 43 513"
            })
    void aNumberIsFoundAsItIsWrittenAnywhere(String typed) {
        assertThat(parameters(typed)).containsExactly(43513L);
    }

    @Test
    void aNameIsFoundWhicheverIsFirst() {
        assertThat(parameters("Léa Durand")).containsExactly("lea durand%", "durand lea%");
        assertThat(parameters("Léa D’Haÿ"))
                .containsExactly("lea d hay%", "d hay lea%", "hay lea d%");
        assertThat(parameters("Dur")).containsExactly("dur%");
        assertThat(of("Léa Durand").sql()).contains("(r.applicant_key like ? or r.applicant_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "???", "Иван", "’", "% _"})
    void whatIsNobodysNameFindsNobody(String typed) {
        assertThat(parameters(typed)).isEmpty();
        assertThat(of(typed).sql()).endsWith(" and false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingTypedFindsAll(String typed) {
        assertThat(of(typed).sql()).isEqualTo(of("").sql()).endsWith(QueueConditions.TO_DO);
    }

    @Test
    void aNameIsFoundByTheLettersThatPeopleTypeForIt() {
        assertThat(parameters("Lætitia")).isEqualTo(parameters("Laetitia"));
    }

    @Test
    void whatIsNoNumberIsAName() {
        assertThat(parameters("4".repeat(13))).containsExactly("4".repeat(13) + "%");
        assertThat(parameters("voisin95@example.fr")).contains("voisin95 example fr%");
        assertThat(parameters("a b c d e f g h")).hasSize(6);
    }
}
