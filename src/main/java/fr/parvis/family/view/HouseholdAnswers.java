package fr.parvis.family.view;

import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.Answers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Children and adults as answers to the forms of the agents, and back. */
final class HouseholdAnswers {

    private HouseholdAnswers() {}

    static Answers of(ChildFacts facts) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, "prenom", facts.firstName());
        put(values, "nom", facts.lastName());
        date(values, "naissance", facts.bornOn());
        put(values, "ecole", facts.school());
        put(
                values,
                "niveau",
                facts.level() == null ? null : facts.level().id().toLowerCase(Locale.ROOT));
        date(values, "parti", facts.leftOn());
        return new Answers(values);
    }

    static ChildFacts child(Answers typed) {
        return new ChildFacts(
                typed.text("prenom"),
                typed.text("nom"),
                date(typed, "naissance"),
                value(typed, "ecole"),
                SchoolLevel.read(typed.text("niveau")).orElse(null),
                date(typed, "parti"));
    }

    static Answers of(FamilyAdult adult) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, "civilite", adult.civility());
        put(values, "prenoms", adult.firstNames());
        put(values, "nom", adult.lastName());
        put(values, "courriel", adult.mail());
        put(values, "telephone", adult.phone());
        values.put("droits", ids(adult.rights()));
        return new Answers(values);
    }

    static Answers of(AdultRights rights) {
        return new Answers(Map.of("droits", ids(rights)));
    }

    private static List<String> ids(AdultRights rights) {
        var ids = new ArrayList<String>();
        if (rights.mayBook()) {
            ids.add("reserver");
        }
        if (rights.maySeeInvoices()) {
            ids.add("factures");
        }
        if (rights.mayPickUp()) {
            ids.add("chercher");
        }
        return ids;
    }

    static AdultRights rights(Answers typed) {
        List<String> ids = typed.all("droits");
        return new AdultRights(
                ids.contains("reserver"), ids.contains("factures"), ids.contains("chercher"));
    }

    /** Null when nothing was typed. */
    static String value(Answers typed, String name) {
        String text = typed.text(name);
        return text.isEmpty() ? null : text;
    }

    /** Null when nothing was typed. */
    static LocalDate date(Answers typed, String name) {
        return AnswerReading.date(typed, name).orElse(null);
    }

    private static void date(Map<String, List<String>> values, String name, LocalDate day) {
        if (day != null) {
            put(values, name + ".jour", String.valueOf(day.getDayOfMonth()));
            put(values, name + ".mois", String.valueOf(day.getMonthValue()));
            put(values, name + ".annee", String.valueOf(day.getYear()));
        }
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, List.of(value));
        }
    }
}
