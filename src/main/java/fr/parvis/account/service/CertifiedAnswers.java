package fr.parvis.account.service;

import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.Places;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What FranceConnect has certified of a person, as answers to {@link AccountForms#IDENTITY}: nobody
 * types these. How somebody is addressed and called in daily life stays their own choice.
 */
public final class CertifiedAnswers {

    /** The names of the fields; abroad FranceConnect knows the country of birth, not the town. */
    public static final Set<String> FIELDS =
            Set.of(
                    "nom_naissance",
                    "prenoms",
                    "date_naissance",
                    "pays_naissance",
                    "departement_naissance",
                    "commune_naissance");

    private CertifiedAnswers() {}

    /** Whether FranceConnect answers this field. */
    public static boolean covers(Field field) {
        return FIELDS.contains(field.name());
    }

    /** The same by the name of its input. */
    static boolean covers(String input) {
        return FIELDS.contains(input) || input.startsWith("date_naissance.");
    }

    /** What FranceConnect also knows, for the person to keep or to change. */
    public static Answers proposed(FranceConnectIdentity person) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        switch (person.certified().gender()) {
            case "female" -> values.put("civilite", List.of("madame"));
            case "male" -> values.put("civilite", List.of("monsieur"));
            default -> {
                // the person says
            }
        }
        String usage = person.usageName();
        values.put("nom", List.of(usage.isEmpty() ? person.certified().familyName() : usage));
        values.put("courriel", List.of(person.mail()));
        return new Answers(values);
    }

    /** These answers, with the certified ones in place of their own. */
    public static Answers over(Answers own, CertifiedIdentity certified) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("nom_naissance", List.of(certified.familyName()));
        values.put("prenoms", List.of(certified.givenNames()));
        LocalDate born = certified.birthDate();
        values.put("date_naissance.jour", List.of(String.valueOf(born.getDayOfMonth())));
        values.put("date_naissance.mois", List.of(String.valueOf(born.getMonthValue())));
        values.put("date_naissance.annee", List.of(String.valueOf(born.getYear())));
        values.put("pays_naissance", List.of(certified.birthCountry()));
        Places.commune(certified.birthPlace())
                .ifPresent(
                        c -> {
                            values.put("departement_naissance", List.of(c.department()));
                            values.put("commune_naissance", List.of(c.label()));
                        });
        return own.with(new Answers(values), CertifiedAnswers::covers);
    }
}
