package fr.parvis.procedure.view;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.FrenchText;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.TownSettings;
import java.util.List;
import java.util.Set;

/**
 * A document to prepare, in words.
 *
 * @param owned whether whoever looks keeps one in a storage space
 */
public record DocumentRow(String title, String note, boolean required, boolean owned) {

    /**
     * All that a démarche may ask for.
     *
     * @param kept the types that whoever looks keeps
     */
    public static List<DocumentRow> all(Procedure procedure, TownSettings town, Set<String> kept) {
        return procedure.documents().stream()
                .map(d -> of(d, town, kept.contains(d.type())))
                .toList();
    }

    /** Those that these answers call for. */
    public static List<DocumentRow> of(Procedure procedure, Answers answers, TownSettings town) {
        return procedure.documents(answers).stream().map(d -> of(d, town, false)).toList();
    }

    /** One of them. */
    public static DocumentRow of(Procedure.Document document, TownSettings town, boolean owned) {
        var type = town.documentType(document.type());
        String title = type.map(TownSettings.DocumentType::title).orElse(document.type());
        String note =
                document.note() != null
                        ? document.note()
                        : type.map(TownSettings.DocumentType::hint).orElse("");
        return new DocumentRow(
                FrenchText.typography(title),
                note == null ? "" : FrenchText.typography(note),
                document.required(),
                owned);
    }
}
