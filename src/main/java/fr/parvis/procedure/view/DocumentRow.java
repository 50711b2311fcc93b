package fr.parvis.procedure.view;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.FrenchText;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.TownSettings;
import java.util.ArrayList;
import java.util.List;

/** A document to prepare, in words. */
public record DocumentRow(String title, String note, boolean required) {

    /** All that a démarche may ask for. */
    public static List<DocumentRow> all(Procedure procedure, TownSettings town) {
        return procedure.documents().stream().map(d -> row(d, town)).toList();
    }

    /** Those that these answers call for. */
    public static List<DocumentRow> of(Procedure procedure, Answers answers, TownSettings town) {
        var rows = new ArrayList<DocumentRow>();
        for (Procedure.Document document : procedure.documents()) {
            if (document.when() == null || document.when().metBy(answers)) {
                rows.add(row(document, town));
            }
        }
        return rows;
    }

    private static DocumentRow row(Procedure.Document document, TownSettings town) {
        var type = town.documentType(document.type());
        String title = type.map(TownSettings.DocumentType::title).orElse(document.type());
        String note =
                document.note() != null
                        ? document.note()
                        : type.map(TownSettings.DocumentType::hint).orElse("");
        return new DocumentRow(
                FrenchText.typography(title),
                note == null ? "" : FrenchText.typography(note),
                document.required());
    }
}
