package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.form.entity.AnswerText.Line;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Feature("PRO-4")
class AnswerTextTest {

    private static final List<Field> FIELDS =
            SampleProcedure.fields(
                    """
                    - {name: titre, kind: heading, label: Le document}
                    - {name: acte, kind: choice, label: Acte, options: [{value: copie-integrale, label: Copie intégrale}, {value: extrait, label: Extrait}]}
                    - {name: jours, kind: choice, style: multiple, label: Jours, options: [{value: lundi, label: Lundi}, {value: mardi, label: Mardi}]}
                    - {name: accord, kind: yes-no, label: Accord}
                    - {name: ne, kind: date, label: Né le}
                    - {name: heure, kind: time, label: Heure}
                    - {name: telephone, kind: phone, label: Téléphone}
                    - {name: montant, kind: amount, label: Montant}
                    - {name: pays, kind: country, label: Pays}
                    - {name: commune, kind: commune, label: Commune}
                    - {name: adresse, kind: address, label: Adresse}
                    - {name: personne, kind: person, label: Personne}
                    - {name: enfant, kind: child, label: Enfant}
                    - {name: jure, kind: consent, label: Je le jure}
                    - {name: texte, kind: long-text, label: Texte}
                    - {name: resume, kind: computed, text: "Vous demandez : {acte}, le {ne}, pour {personne}."}
                    """);

    private static Field field(String name) {
        return FIELDS.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    private static String answer(String name, String... values) {
        return AnswerText.answer(field(name), new Answers(Map.of(name, List.of(values))));
    }

    @Test
    void saysTheLabelOfAChoice() {
        assertThat(answer("acte", "copie-integrale")).isEqualTo("Copie intégrale");
        assertThat(answer("jours", "lundi", "mardi")).isEqualTo("Lundi, Mardi");
        assertThat(answer("accord", "non")).isEqualTo("Non");
        assertThat(answer("jure", "oui")).isEqualTo("Oui");
    }

    @ParameterizedTest
    @CsvSource({
        "telephone,0612345678,06 12 34 56 78",
        "telephone,+33612345678,06 12 34 56 78",
        "telephone,0032 2 555 12 12,+32 2 555 12 12",
        "pays,99350,Maroc",
        "commune,osny,Osny (95)",
        // which of them is not known: as it was typed
        "commune,Saint-Denis,Saint-Denis",
        "heure,9:05,9\u00A0h\u00A005",
        "heure,14 h,14\u00A0h",
        "montant,12,'12,00\u00A0€'",
        "montant,1234.5,'1\u202F234,50\u00A0€'",
        "texte,<b>,<b>"
    })
    void saysItAsAPersonReadsIt(String name, String typed, String words) {
        assertThat(answer(name, typed)).isEqualTo(words);
    }

    @Test
    void saysADateInWords() {
        assertThat(
                        AnswerText.answer(
                                field("ne"),
                                new Answers(
                                        Map.of(
                                                "ne.jour", List.of("01"),
                                                "ne.mois", List.of("3"),
                                                "ne.annee", List.of("1985")))))
                .isEqualTo("vendredi 1er mars 1985");
    }

    @Test
    void joinsThePartsOfACompositeField() {
        var answers =
                new Answers(
                        Map.of(
                                "adresse.ligne", List.of("1 rue X"),
                                "adresse.code_postal", List.of("95520"),
                                "adresse.ville", List.of("Osny"),
                                "personne.civilite", List.of("madame"),
                                "personne.nom", List.of("Durand"),
                                "personne.prenoms", List.of("Léa")));
        assertThat(AnswerText.answer(field("adresse"), answers)).isEqualTo("1 rue X, 95520, Osny");
        assertThat(AnswerText.answer(field("personne"), answers)).isEqualTo("Madame Durand Léa");
    }

    @Test
    void saysWhatWasTypedWhereItIsNotValid() {
        assertThat(answer("acte", "inconnu")).isEqualTo("inconnu");
        assertThat(answer("heure", "midi")).isEqualTo("midi");
        assertThat(answer("telephone", "12")).isEqualTo("12");
        assertThat(answer("montant", "douze")).isEqualTo("douze");
        assertThat(answer("pays", "?")).isEqualTo("?");
        assertThat(
                        AnswerText.answer(
                                field("ne"),
                                new Answers(
                                        Map.of(
                                                "ne.jour", List.of("31"),
                                                "ne.mois", List.of("2")))))
                .isEqualTo("31/2");
    }

    @Test
    void saysNothingWhereNothingWasAnswered() {
        for (Field field : FIELDS) {
            if (field.kind().asks()) {
                assertThat(AnswerText.answer(field, Answers.NONE)).as(field.name()).isEmpty();
            }
        }
    }

    @Test
    void listsTheQuestionsThatWereAsked() {
        List<Field> fields =
                SampleProcedure.fields(
                        """
                        - {name: t1, kind: heading, label: Un}
                        - {name: a, kind: yes-no, label: A}
                        - {name: t2, kind: heading, label: Deux}
                        - {name: b, kind: text, label: B, when: {field: a, is: oui}}
                        - {name: t3, kind: heading, label: Trois}
                        - {name: c, kind: computed, text: Texte}
                        - {name: t4, kind: heading, label: Quatre}
                        - {name: d, kind: text, label: D}
                        - {name: t5, kind: heading, label: Cinq}
                        """);
        Line first = new Line("Un", "", true);
        Line fourth = new Line("Quatre", "", true);
        Line last = new Line("D", "", false);

        assertThat(AnswerText.lines(fields, new Answers(Map.of("a", List.of("non")))))
                .as("without hidden questions, and without headings that have none left")
                .containsExactly(first, new Line("A", "Non", false), fourth, last);
        assertThat(
                        AnswerText.lines(
                                fields,
                                new Answers(Map.of("a", List.of("oui"), "b", List.of("x")))))
                .containsExactly(
                        first,
                        new Line("A", "Oui", false),
                        new Line("Deux", "", true),
                        new Line("B", "x", false),
                        fourth,
                        last);
    }

    @Test
    void putsAnswersIntoAComputedText() {
        var answers =
                new Answers(
                        Map.of(
                                "acte", List.of("extrait"),
                                "personne.nom", List.of("$1 \\ Durand")));
        assertThat(AnswerText.computed(field("resume"), FIELDS, answers))
                .isEqualTo("Vous demandez : Extrait, le ……, pour $1 \\ Durand.");
    }
}
