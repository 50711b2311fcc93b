package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PartialDate;
import fr.parvis.form.entity.PartialDate.Known;
import fr.parvis.form.entity.Places;
import fr.parvis.kernel.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Who somebody is survives the way from the form into the account and back. */
@Feature({"ACC-1", "ACC-11"})
class AccountFormsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 17);

    private static Answers kept(Map<String, List<String>> typed) {
        var answers = new Answers(typed);
        Account account =
                Account.created(
                        "zoe",
                        "zoe@example.org",
                        AccountForms.identity(answers),
                        AccountForms.contacts(answers),
                        Instant.EPOCH);
        return AccountForms.answers(account);
    }

    private static Map<String, List<String>> person(String... more) {
        var typed = new LinkedHashMap<String, List<String>>();
        typed.put("civilite", List.of("madame"));
        typed.put("nom", List.of("Petit"));
        typed.put("prenoms", List.of("Zoé"));
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], List.of(more[i + 1]));
        }
        return typed;
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any =
                Arbitraries.strings()
                        .withChars("aÉèçïœÆŸßñøİ’'- .\u00DF\u0141\u5C71")
                        .ofMinLength(1)
                        .ofMaxLength(80)
                        .filter(n -> n.equals(n.strip()));
        return Arbitraries.oneOf(
                any, Arbitraries.of("O", "N'Guyen-Lévêque", "D’Ÿ ß", "É".repeat(80)));
    }

    @Property(tries = 300)
    void aNameIsKeptAsItIsWritten(@ForAll("names") String name) {
        var typed = person("nom", name, "nom_naissance", name, "prenoms", name);

        assertThat(AnswerCheck.problems(AccountForms.IDENTITY, new Answers(typed), TODAY))
                .isEmpty();
        assertThat(kept(typed).text("nom")).isEqualTo(name);
        assertThat(kept(typed).text("nom_naissance")).isEqualTo(name);
        assertThat(kept(typed).text("prenoms")).isEqualTo(name);
    }

    @Property(tries = 300)
    void aDateOfBirthIsKeptAsFarAsItIsKnown(@ForAll("births") PartialDate born) {
        List<String> parts = born.parts();
        Answers after =
                kept(
                        person(
                                "date_naissance.jour", parts.get(0),
                                "date_naissance.mois", parts.get(1),
                                "date_naissance.annee", parts.get(2)));

        assertThat(after.text("date_naissance.jour")).isEqualTo(parts.get(0));
        assertThat(after.text("date_naissance.mois")).isEqualTo(parts.get(1));
        assertThat(after.text("date_naissance.annee")).isEqualTo(parts.get(2));
    }

    @Provide
    Arbitrary<PartialDate> births() {
        Arbitrary<LocalDate> days =
                Arbitraries.integers().between(0, 46_000).map(LocalDate.of(1900, 1, 1)::plusDays);
        return days.flatMap(d -> Arbitraries.of(Known.class).map(k -> new PartialDate(d, k)));
    }

    @Test
    void whoWasBornAbroadHasACountryAndATownButNoFrenchCommune() {
        Answers after =
                kept(
                        person(
                                "pays_naissance", "99212",
                                "lieu_naissance", "Hồ Chí Minh",
                                // left over from before the country was changed
                                "departement_naissance", "95",
                                "commune_naissance", "Pontoise (95)"));

        assertThat(after.text("pays_naissance")).isEqualTo("99212");
        assertThat(after.text("lieu_naissance")).isEqualTo("Hồ Chí Minh");
        assertThat(after.anythingIn("commune_naissance")).isFalse();
        assertThat(after.anythingIn("departement_naissance")).isFalse();
    }

    @Test
    void franceConnectCompletesWhatIsNotKnownAndItStaysUnknown() {
        var certified =
                new CertifiedIdentity(
                        "Zoé", "PETIT", LocalDate.of(1960, 1, 1), "female", "", "99212");
        var typed = person("date_naissance.annee", "1960", "pays_naissance", "99212");
        var known = AccountForms.identity(new Answers(typed));

        assertThat(AccountForms.certified(known, certified).birthDate())
                .isEqualTo(new PartialDate(LocalDate.of(1960, 1, 1), Known.YEAR));
        var otherYear = AccountForms.identity(new Answers(person("date_naissance.annee", "1961")));
        assertThat(AccountForms.certified(otherYear, certified).birthDate())
                .isEqualTo(PartialDate.exact(LocalDate.of(1960, 1, 1)));
    }

    @Test
    void ofSeveralCommunesOfOneNameThePersonSaysWhich() {
        String france = Places.FRANCE;
        assertThat(
                        AccountForms.disagreements(
                                new Answers(
                                        person(
                                                "pays_naissance",
                                                france,
                                                "commune_naissance",
                                                "Saint-Denis"))))
                .extracting(FieldProblem::messageKey)
                .containsExactly("account.problem.communeSeveral");
        for (String one : List.of("Saint-Denis (93)", "Osny")) {
            assertThat(
                            AccountForms.disagreements(
                                    new Answers(
                                            person(
                                                    "pays_naissance", france,
                                                    "commune_naissance", one))))
                    .isEmpty();
        }
        assertThat(
                        AccountForms.disagreements(
                                new Answers(
                                        person(
                                                "pays_naissance", france,
                                                "departement_naissance", "93",
                                                "commune_naissance", "Saint-Denis"))))
                .isEmpty();
    }

    @Test
    void communesOfOneNameInOneDepartmentNeedNoChoice() {
        var typed = person("pays_naissance", Places.FRANCE, "commune_naissance", "Bernwiller (68)");

        assertThat(Places.communes("Bernwiller")).hasSize(2);
        assertThat(AccountForms.disagreements(new Answers(typed))).isEmpty();
        assertThat(kept(typed).text("departement_naissance")).isEqualTo("68");
        assertThat(kept(typed).text("commune_naissance")).isEqualTo("Bernwiller (68)");
    }
}
