package fr.parvis.form.view;

import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import java.util.Map;

/** What helps to fill an input in: its keyboard, its width, what the browser knows already. */
final class InputHints {

    private static final Map<String, String> AUTOCOMPLETE =
            Map.ofEntries(
                    Map.entry("nom", "family-name"),
                    Map.entry("prenoms", "given-name"),
                    Map.entry("telephone", "tel"),
                    Map.entry("telephone_domicile", "home tel"),
                    Map.entry("telephone_travail", "work tel"),
                    Map.entry("nom_utilisateur", "username"),
                    Map.entry("mot_de_passe", "new-password"),
                    Map.entry("mot_de_passe_encore", "new-password"),
                    Map.entry("mot_de_passe_actuel", "current-password"),
                    Map.entry("courriel", "email"),
                    Map.entry("adresse.ligne", "address-line1"),
                    Map.entry("adresse.complement", "address-line2"),
                    Map.entry("adresse.code_postal", "postal-code"),
                    Map.entry("adresse.ville", "address-level2"),
                    Map.entry("date_naissance.jour", "bday-day"),
                    Map.entry("date_naissance.mois", "bday-month"),
                    Map.entry("date_naissance.annee", "bday-year"));

    private InputHints() {}

    static String autocomplete(String input) {
        return AUTOCOMPLETE.get(input);
    }

    static String type(Field field) {
        return switch (field.kind()) {
            case MAIL -> "email";
            case PHONE -> "tel";
            case TIME -> "time";
            default -> "text";
        };
    }

    /** "numeric" where only digits are written; null leaves the usual keyboard. */
    static String mode(Field field) {
        boolean digits =
                field.kind() == FieldKind.NUMBER
                        || field.pattern() != null && field.pattern().startsWith("\\d{");
        return digits ? "numeric" : null;
    }

    static String size(Field field) {
        if (field.name().endsWith(".code_postal") || field.kind() == FieldKind.TIME) {
            return "pv-input pv-input--10";
        }
        return switch (field.kind()) {
            case NUMBER -> "pv-input pv-input--4";
            case PHONE -> "pv-input pv-input--20";
            default -> field.longest() <= 20 ? "pv-input pv-input--20" : "pv-input";
        };
    }
}
