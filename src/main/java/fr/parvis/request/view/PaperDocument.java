package fr.parvis.request.view;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import java.util.List;

/**
 * A joined document, in the words that the file of a request on paper says of it.
 *
 * @param added when and by whom; the service and never an agent
 */
record PaperDocument(String type, String title, List<String> files, String added) {

    static PaperDocument of(SupportingDocument document, TownSettings town) {
        String type =
                town.documentType(document.type())
                        .map(TownSettings.DocumentType::title)
                        .orElse(document.type());
        return new PaperDocument(
                FrenchText.typography(type),
                document.title(),
                document.files().stream().map(PaperDocument::file).toList(),
                added(document));
    }

    private static String file(DocumentFile file) {
        return file.state() == FileState.CLEAN
                ? file.name()
                : Messages.text(
                        "request.documents.file",
                        file.name(),
                        Messages.text("request.file.document." + file.state()));
    }

    private static String added(SupportingDocument document) {
        String when = FrenchText.longDateTime(document.createdAt());
        return document.addedBy() == DocumentActor.Side.CITIZEN
                ? Messages.text("request.documents.added.citizen", when)
                : Messages.text("request.documents.added.by", when, document.addedByName());
    }

    /** Whether its title says more than its type. */
    boolean named() {
        return !title.equals(type);
    }
}
