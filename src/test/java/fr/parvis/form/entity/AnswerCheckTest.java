package fr.parvis.form.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.AnswerGenerator;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.procedure.WrongAnswers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("PRO-4")
class AnswerCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 17);

    /** What a form answers: input, value, input, value… */
    private static Answers typed(String... inputsAndValues) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < inputsAndValues.length; i += 2) {
            values.put(inputsAndValues[i], List.of(inputsAndValues[i + 1]));
        }
        return new Answers(values);
    }

    private static List<String> problems(String fields, String... inputsAndValues) {
        return problems(SampleProcedure.fields(fields), typed(inputsAndValues));
    }

    /** Each problem as "input key", in their order. */
    private static List<String> problems(List<Field> fields, Answers answers) {
        return AnswerCheck.problems(fields, answers, TODAY).stream()
                .map(p -> p.input() + " " + key(p))
                .toList();
    }

    private static String key(FieldProblem problem) {
        return problem.messageKey().replace("form.problem.", "");
    }

    private static String said(String fields, String... inputsAndValues) {
        FieldProblem only =
                AnswerCheck.problems(SampleProcedure.fields(fields), typed(inputsAndValues), TODAY)
                        .get(0);
        return Messages.text(only.messageKey(), only.arguments().toArray());
    }

    private static String one(String kind, String more, String value) {
        return String.join(
                "; ",
                problems("- {name: f, kind: %s, label: Q%s}".formatted(kind, more), "f", value));
    }

    @Nested
    class WhatIsDemanded {

        @ParameterizedTest
        @CsvSource({
            "text,f missing",
            "long-text,f missing",
            "number,f missing",
            "amount,f missing",
            "time,f missing",
            "mail,f missing",
            "phone,f missing",
            "commune,f missing",
            "country,f choose",
            "yes-no,f choose",
            "date,f.jour missing",
            "consent,f consent"
        })
        void isNamedAtItsFirstInput(String kind, String problem) {
            String field = "- {name: f, kind: %s, label: Q, required: true}".formatted(kind);
            assertThat(problems(field)).containsExactly(problem);
            assertThat(problems(field, "f", "  ")).containsExactly(problem);
        }

        @Test
        void isNamedForAChoice() {
            assertThat(
                            problems(
                                    "- {name: f, kind: choice, label: Q, required: true, options:"
                                            + " [{value: a, label: A}]}"))
                    .containsExactly("f choose");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text",
                    "long-text",
                    "number",
                    "amount",
                    "time",
                    "mail",
                    "phone",
                    "commune",
                    "country",
                    "yes-no",
                    "date",
                    "address",
                    "person",
                    "child"
                })
        void isNothingUnlessTheFieldSaysSo(String kind) {
            assertThat(problems("- {name: f, kind: %s, label: Q}".formatted(kind))).isEmpty();
        }

        @Test
        void isAConsentEvenWhereTheFileForgetsToSaySo() {
            assertThat(problems("- {name: f, kind: consent, label: J’accepte}"))
                    .containsExactly("f consent");
        }

        @Test
        void isNeverAHeadingOrAComputedText() {
            assertThat(
                            problems(
                                    """
                                    - {name: t, kind: heading, label: Titre}
                                    - {name: c, kind: computed, text: Bonjour}
                                    """))
                    .isEmpty();
        }

        @Test
        void comesInTheOrderOfTheFieldsAndAllAtOnce() {
            assertThat(
                            problems(
                                    """
                                    - {name: b, kind: mail, label: B, required: true}
                                    - {name: d, kind: date, label: D, required: true}
                                    - {name: a, kind: text, label: A, required: true}
                                    - {name: n, kind: number, label: N}
                                    """,
                                    "n",
                                    "x"))
                    .containsExactly("b missing", "d.jour missing", "a missing", "n number");
        }

        @Test
        void isSaidInFrench() {
            assertThat(said("- {name: f, kind: text, label: Nom, required: true}"))
                    .isEqualTo("Renseignez «\u00A0Nom\u00A0».");
        }
    }

    @Nested
    class Hidden {

        private static final String FIELDS =
                """
                - {name: remise, kind: choice, label: R, options: [{value: courrier, label: C}, {value: guichet, label: G}]}
                - {name: adresse, kind: address, label: A, required: true, when: {field: remise, is: courrier}}
                - {name: jour, kind: date, label: J, required: true, max: today, when: {field: remise, is: guichet}}
                """;

        @Test
        void fieldsArePassedOverWhateverTheyHold() {
            assertThat(problems(FIELDS)).isEmpty();
            assertThat(problems(FIELDS, "adresse.code_postal", "?", "jour.mois", "99")).isEmpty();
        }

        @Test
        void fieldsAreCheckedOnceTheyAreShown() {
            assertThat(problems(FIELDS, "remise", "guichet", "adresse.ville", "Osny"))
                    .containsExactly("jour.jour missing");
            assertThat(problems(FIELDS, "remise", "courrier"))
                    .containsExactly(
                            "adresse.ligne missing",
                            "adresse.code_postal missing",
                            "adresse.ville missing");
        }

        @Test
        void fieldsAreFoundAlsoByAnswersOfTheOtherForm() {
            List<Field> form =
                    SampleProcedure.fields(
                            "- {name: f, kind: text, label: Q, required: true, when: {field:"
                                    + " civilite, is: madame}}");
            assertThat(problems(form, typed("civilite", "monsieur"))).isEmpty();
            assertThat(problems(form, typed("civilite", "madame"))).containsExactly("f missing");
        }
    }

    @Nested
    class Composite {

        private static final String ADDRESS = "- {name: a, kind: address, label: A}";

        @Test
        void anOptionalAddressThatWasBegunIsFinished() {
            assertThat(problems(ADDRESS, "a.complement", "bâtiment B"))
                    .containsExactly("a.ligne missing", "a.code_postal missing", "a.ville missing");
            assertThat(
                            problems(
                                    ADDRESS,
                                    "a.ligne",
                                    "1 rue X",
                                    "a.code_postal",
                                    "95520",
                                    "a.ville",
                                    "Osny"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"9552", "955200", "95 520", "ABCDE", "2A004", "９５５２０"})
        void aPostcodeHasFiveDigits(String code) {
            assertThat(
                            problems(
                                    ADDRESS,
                                    "a.ligne",
                                    "1 rue X",
                                    "a.code_postal",
                                    code,
                                    "a.ville",
                                    "Osny"))
                    .containsExactly("a.code_postal literal");
        }

        @Test
        void anOptionalPersonThatWasBegunIsFinished() {
            assertThat(problems("- {name: p, kind: person, label: P}", "p.nom", "Durand"))
                    .containsExactly("p.civilite choose", "p.prenoms missing");
        }

        @Test
        void aPersonHasAKnownTitle() {
            assertThat(
                            problems(
                                    "- {name: p, kind: person, label: P}",
                                    "p.civilite",
                                    "docteur",
                                    "p.nom",
                                    "Durand",
                                    "p.prenoms",
                                    "Léa"))
                    .containsExactly("p.civilite unknownChoice");
        }

        @Test
        void aChildIsUnderEighteenAndBorn() {
            String child = "- {name: e, kind: child, label: E, required: true}";
            assertThat(child(child, "18", "11", "2008")).isEmpty();
            assertThat(child(child, "17", "11", "2008")).isEmpty();
            assertThat(child(child, "16", "11", "2008"))
                    .containsExactly("e.date_naissance.jour notBefore");
            assertThat(child(child, "17", "11", "2026")).isEmpty();
            assertThat(child(child, "18", "11", "2026"))
                    .containsExactly("e.date_naissance.jour future");
        }

        private List<String> child(String field, String day, String month, String year) {
            return problems(
                    field,
                    "e.nom",
                    "Durand",
                    "e.prenoms",
                    "Léa",
                    "e.date_naissance.jour",
                    day,
                    "e.date_naissance.mois",
                    month,
                    "e.date_naissance.annee",
                    year);
        }
    }

    @Nested
    class Text {

        @Test
        void hasAGreatestLength() {
            assertThat(one("text", "", "é".repeat(200))).isEmpty();
            assertThat(one("text", "", "é".repeat(201))).isEqualTo("f tooLong");
            assertThat(one("text", ", maxLength: 3", "abcd")).isEqualTo("f tooLong");
            assertThat(one("long-text", "", "x".repeat(4000))).isEmpty();
            assertThat(one("long-text", "", "x".repeat(4001))).isEqualTo("f tooLong");
            assertThat(said("- {name: f, kind: text, label: Nom, maxLength: 3}", "f", "abcd"))
                    .isEqualTo("«\u00A0Nom\u00A0»\u00A0: 4 caractères. Le maximum est 3.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "number", "amount", "time", "mail", "phone", "commune", "country", "consent",
                    "yes-no"
                })
        void ofEveryOtherKindHasOneToo(String kind) {
            assertThat(one(kind, "", "1".repeat(201))).isEqualTo("f tooLong");
        }

        @Test
        void mayHaveALeastLength() {
            assertThat(one("long-text", ", minLength: 5", "abcd")).isEqualTo("f tooShort");
            assertThat(one("long-text", ", minLength: 5", "abcde")).isEmpty();
        }

        @Test
        void mayHaveAPatternForTheWholeAndSaysWhatTheFileSays() {
            String plate =
                    ", pattern: '[A-Z]{2}-\\d{3}-[A-Z]{2}', example: AB-123-CD, message: Recopiez"
                            + " la plaque.";
            assertThat(one("text", plate, "AB-123-CD")).isEmpty();
            assertThat(one("text", plate, "AB-123-CDE")).isEqualTo("f literal");
            assertThat(said("- {name: f, kind: text, label: P%s}".formatted(plate), "f", "x"))
                    .isEqualTo("Recopiez la plaque.");
        }

        @Test
        void ofOneLineHasNoSecond() {
            assertThat(one("text", "", "un\r\ndeux")).isEqualTo("f oneLine");
            assertThat(one("long-text", "", "un\r\ndeux")).isEmpty();
        }
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @ValueSource(strings = {"0", "7", "007", "-3", "999999999", "1 234", "1\u202F234"})
        void areWholeNumbers(String value) {
            assertThat(one("number", "", value)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "un",
                    "1.5",
                    "1,5",
                    "1e3",
                    "+3",
                    "--3",
                    "1234567890",
                    "0x1F",
                    "٣",
                    "3 €"
                })
        void areNothingElse(String value) {
            assertThat(one("number", "", value)).isEqualTo("f number");
        }

        @ParameterizedTest
        @CsvSource({"0,f atLeast", "1,", "5,", "6,f atMost", "-1,f atLeast"})
        void keepTheirBoundsWhichAreAllowedThemselves(String value, String problem) {
            assertThat(one("number", ", min: 1, max: 5", value))
                    .isEqualTo(problem == null ? "" : problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12", "12,5", "12.50", "1 234,50", "12,50 €", "0", "1\u202F234,5"})
        void ofMoneyAreAmounts(String value) {
            assertThat(one("amount", "", value)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"douze", "-1", "12,345", "12,", ",5", "1e3", "12345678", "12$", "€"})
        void ofMoneyAreNothingElse(String value) {
            assertThat(one("amount", "", value)).isEqualTo("f amount");
        }

        @ParameterizedTest
        @CsvSource({"'0,49',f atLeast", "'0,50',", "'100',", "'100,01',f atMost"})
        void ofMoneyKeepTheirBounds(String value, String problem) {
            assertThat(one("amount", ", min: 0.5, max: 100", value))
                    .isEqualTo(problem == null ? "" : problem);
        }
    }

    @Nested
    class Dates {

        private String date(String bounds, String day, String month, String year) {
            return String.join(
                    "; ",
                    problems(
                            "- {name: f, kind: date, label: Date%s}".formatted(bounds),
                            "f.jour",
                            day,
                            "f.mois",
                            month,
                            "f.annee",
                            year));
        }

        @ParameterizedTest
        @CsvSource({"17,11,2026", "1,1,1900", "01,01,1900", "29,2,2024", "31,12,2099", "1,1,1700"})
        void exist(String day, String month, String year) {
            assertThat(date("", day, month, year)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "31,2,2026,f.jour date",
            "29,2,2026,f.jour date",
            "0,2,2026,f.jour date",
            "32,1,2026,f.jour date",
            "un,1,2026,f.jour date",
            "'',1,2026,f.jour date",
            "1,'',2026,f.jour date",
            "1,1,'',f.jour date",
            "1,mars,2026,f.jour date",
            "1,13,2026,f.mois month",
            "1,0,2026,f.mois month",
            "1,00,2026,f.mois month",
            "1,1,26,f.annee year",
            "1,1,985,f.annee year",
            "1,1,1699,f.annee tooLongAgo",
            "1,1,20266,f.annee year",
            "1,1,-2026,f.jour date"
        })
        void areNamedAtTheInputThatIsWrong(String day, String month, String year, String problem) {
            assertThat(date("", day, month, year)).isEqualTo(problem);
        }

        @ParameterizedTest
        @CsvSource({"16,11,2026,", "17,11,2026,", "18,11,2026,f.jour future"})
        void ofThePastAreNotInTheFuture(String day, String month, String year, String problem) {
            assertThat(date(", max: today", day, month, year))
                    .isEqualTo(problem == null ? "" : problem);
        }

        @ParameterizedTest
        @CsvSource({
            "23,11,2026,f.jour notBefore",
            "24,11,2026,",
            "17,11,2027,",
            "18,11,2027,f.jour notAfter"
        })
        void keepTheirBoundsWhichAreAllowedThemselves(
                String day, String month, String year, String problem) {
            assertThat(date(", min: today+7d, max: today+1y", day, month, year))
                    .isEqualTo(problem == null ? "" : problem);
        }

        @Test
        void sayTheBoundInWords() {
            assertThat(
                            said(
                                    "- {name: f, kind: date, label: Départ, min: today+14d}",
                                    "f.jour",
                                    "18",
                                    "f.mois",
                                    "11",
                                    "f.annee",
                                    "2026"))
                    .isEqualTo(
                            "«\u00A0Départ\u00A0»\u00A0: indiquez une date à partir du mardi 1er"
                                    + " décembre 2026.");
        }

        private static final String LEAVE_AND_RETURN =
                """
                - {name: retour, kind: date, label: R, min: "field:depart"}
                - {name: depart, kind: date, label: D}
                """;

        private List<String> leaveAndReturn(String depart, String retour) {
            return problems(
                    LEAVE_AND_RETURN,
                    "depart.jour",
                    depart,
                    "depart.mois",
                    "7",
                    "depart.annee",
                    "2027",
                    "retour.jour",
                    retour,
                    "retour.mois",
                    "7",
                    "retour.annee",
                    "2027");
        }

        @Test
        void mayBeBoundByAnotherDateOfTheFormEvenOneFurtherDown() {
            assertThat(leaveAndReturn("10", "9")).containsExactly("retour.jour notBefore");
            assertThat(leaveAndReturn("10", "10")).isEmpty();
            assertThat(leaveAndReturn("10", "11")).isEmpty();
        }

        @Test
        void areNotBoundByADateThatIsWrongItself() {
            assertThat(leaveAndReturn("32", "9")).containsExactly("depart.jour date");
        }

        @Test
        void areNotBoundByADateThatIsHidden() {
            String fields =
                    """
                    - {name: depart, kind: date, label: D, when: {field: part, is: oui}}
                    - {name: retour, kind: date, label: R, min: "field:depart"}
                    """;
            assertThat(
                            problems(
                                    fields,
                                    "depart.jour",
                                    "10",
                                    "depart.mois",
                                    "7",
                                    "depart.annee",
                                    "2027",
                                    "retour.jour",
                                    "9",
                                    "retour.mois",
                                    "7",
                                    "retour.annee",
                                    "2027"))
                    .isEmpty();
        }
    }

    @Nested
    class OtherKinds {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9h30",
                    "09:30",
                    "14 h",
                    "14h05",
                    "0:00",
                    "23 h 59",
                    "14\u00A0h\u00A030"
                })
        void timesAsPeopleWriteThem(String value) {
            assertThat(one("time", "", value)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"24:00", "9h60", "14", "midi", "14:3", "-1h"})
        void timesThatAreNone(String value) {
            assertThat(one("time", "", value)).isEqualTo("f time");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@example.fr",
                    "prenom.nom+x@sous.domaine.example.org",
                    "lea@example.fr\u00A0"
                })
        void mailAddresses(String value) {
            assertThat(one("mail", "", value)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "lea,f mailAt",
            "lea.example.fr,f mailAt",
            "lea@,f mail",
            "@example.fr,f mail",
            "lea@example,f mail",
            "a@b@example.fr,f mail",
            "'lea durand@example.fr',f mail",
            "'lea@example.fr, paul@example.fr',f mail"
        })
        void mailAddressesThatAreNone(String value, String problem) {
            assertThat(one("mail", "", value)).isEqualTo(problem);
        }

        @Test
        void aMailAddressCannotSmuggleAHeader() {
            assertThat(one("mail", "", "lea@example.fr\r\nBcc: tous@example.fr"))
                    .isEqualTo("f mail");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "06 12 34 56 78",
                    "0612345678",
                    "06.12.34.56.78",
                    "+33 6 12 34 56 78",
                    "01 34 25 42 00",
                    "+32 2 555 12 12",
                    "+262 692 12 34 56"
                })
        void phoneNumbers(String value) {
            assertThat(one("phone", "", value)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"12", "06 12 34 56 7", "06 12 34 56 789", "téléphone", "00 00 00 00 00"})
        void phoneNumbersThatAreNone(String value) {
            assertThat(one("phone", "", value)).isEqualTo("f phone");
        }

        @Test
        void communesOfTheOfficialList() {
            assertThat(one("commune", "", "Osny")).isEmpty();
            assertThat(one("commune", "", "osny (95)")).isEmpty();
            assertThat(one("commune", "", "Atlantis")).isEqualTo("f commune");
        }

        @Test
        void countriesByTheirCode() {
            assertThat(one("country", "", "99100")).isEmpty();
            assertThat(one("country", "", "France")).isEqualTo("f unknownChoice");
        }

        @ParameterizedTest
        @CsvSource({"oui,", "non,", "Oui,f unknownChoice", "peut-être,f unknownChoice"})
        void yesOrNo(String value, String problem) {
            assertThat(one("yes-no", "", value)).isEqualTo(problem == null ? "" : problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"non", "on", "true"})
        void aConsentIsAYes(String value) {
            assertThat(one("consent", "", value)).isEqualTo("f consent");
            assertThat(one("consent", "", "oui")).isEmpty();
        }
    }

    @Nested
    class Choices {

        private static final String OPTIONS =
                "options: [{value: a, label: A}, {value: b, label: B}, {value: c, label: C}]";
        private static final String RADIO = "- {name: f, kind: choice, label: Q, " + OPTIONS + "}";
        private static final String BOXES =
                "- {name: f, kind: choice, label: Q, style: multiple, " + OPTIONS + "}";

        private List<String> chosen(String field, String... values) {
            return problems(
                    SampleProcedure.fields(field), new Answers(Map.of("f", List.of(values))));
        }

        @Test
        void areAmongTheOptions() {
            assertThat(chosen(RADIO, "b")).isEmpty();
            assertThat(chosen(RADIO, "d")).containsExactly("f unknownChoice");
            assertThat(chosen(RADIO, "B")).containsExactly("f unknownChoice");
            assertThat(chosen(BOXES, "a", "c")).isEmpty();
            assertThat(chosen(BOXES, "a", "d")).containsExactly("f unknownChoice");
        }

        @Test
        void areOneUnlessSeveralMayBeTicked() {
            assertThat(chosen(RADIO, "a", "b")).containsExactly("f unknownChoice");
        }
    }

    /** Every kind of field, with what may be said of it. */
    private static final List<Field> EVERYTHING =
            SampleProcedure.fields(
                    """
                    - {name: titre, kind: heading, label: Titre}
                    - {name: texte, kind: text, label: T, required: true, maxLength: 30}
                    - {name: long, kind: long-text, label: L, minLength: 12}
                    - {name: plaque, kind: text, label: P, required: true, pattern: '[A-Z]{2}-[0-9]{3}', example: AB-123, message: M}
                    - {name: nombre, kind: number, label: N, required: true, min: 1, max: 5}
                    - {name: montant, kind: amount, label: M, required: true, min: 0.5, max: 100}
                    - {name: ne, kind: date, label: D, required: true, max: today}
                    - {name: depart, kind: date, label: D, required: true, min: today+7d, max: today+1y}
                    - {name: retour, kind: date, label: R, required: true, min: "field:depart"}
                    - {name: heure, kind: time, label: H}
                    - {name: choix, kind: choice, label: C, required: true, options: [{value: a, label: A}, {value: b, label: B}]}
                    - {name: liste, kind: choice, label: C, style: list, options: [{value: a, label: A}, {value: b, label: B}]}
                    - {name: cases, kind: choice, label: C, style: multiple, required: true, options: [{value: a, label: A}, {value: b, label: B}, {value: c, label: C}]}
                    - {name: accord, kind: yes-no, label: A, required: true}
                    - {name: courriel, kind: mail, label: C, required: true}
                    - {name: telephone, kind: phone, label: T}
                    - {name: adresse, kind: address, label: A}
                    - {name: commune, kind: commune, label: C, required: true}
                    - {name: pays, kind: country, label: P, required: true}
                    - {name: personne, kind: person, label: P}
                    - {name: enfant, kind: child, label: E, required: true}
                    - {name: jure, kind: consent, label: J}
                    - {name: resume, kind: computed, text: "{texte}"}
                    """);

    @Property(tries = 100)
    void acceptsWhateverIsValid(@ForAll long seed) {
        Map<String, List<String>> valid = AnswerGenerator.valid(EVERYTHING, seed, TODAY);
        assertThat(AnswerCheck.problems(EVERYTHING, new Answers(valid), TODAY)).isEmpty();
    }

    @Property(tries = 20)
    void refusesAnyOneWrongAnswerAtItsInputAndNoOther(@ForAll long seed) {
        Map<String, List<String>> valid = AnswerGenerator.valid(EVERYTHING, seed, TODAY);
        for (Field field : EVERYTHING) {
            for (var wrong : WrongAnswers.of(field, valid, TODAY)) {
                List<Field> independent =
                        EVERYTHING.stream().filter(f -> !wrong.mayConcern(f, valid)).toList();
                assertThat(problems(independent, new Answers(wrong.answers())))
                        .as(wrong + " among " + wrong.answers())
                        .containsExactly(wrong.toString());
            }
        }
    }

    @Property(tries = 100)
    void nothingTypedMakesItFail(@ForAll long seed, @ForAll String garbage) {
        Map<String, List<String>> typed =
                new LinkedHashMap<>(AnswerGenerator.valid(EVERYTHING, seed, TODAY));
        List<String> inputs = EVERYTHING.stream().flatMap(f -> f.inputs().stream()).toList();
        String input = inputs.get((int) Math.floorMod(seed, (long) inputs.size()));
        typed.put(input, List.of(garbage));

        for (FieldProblem problem : AnswerCheck.problems(EVERYTHING, new Answers(typed), TODAY)) {
            assertThat(inputs).contains(problem.input());
            assertThat(Messages.text(problem.messageKey(), problem.arguments().toArray()))
                    .isNotBlank();
        }
    }
}
