package fr.parvis.request.view;

import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.view.SentFile;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.JoinedDocuments;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** "Ajout d'une pièce jointe", and the pages that change, delete and copy one. */
@RequestScoped
@Named
public class JoiningBacking {

    /** The input that brings a file. */
    private static final String FILE = "pv-fichier";

    @Inject JoinedDocuments joined;
    @Inject DocumentPath place;
    @Inject DocumentChoices choices;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject SentFile file;
    @Inject Navigation navigation;

    private SupportingDocument document;
    private Use use;

    /** What the page is for. */
    public enum Use {
        FORM,
        DELETE,
        COPY
    }

    public void load() {
        if (place.signInFirst()) {
            return;
        }
        String piece = path.get("piece");
        use = use();
        if (DocumentPages.NEW.equals(piece)) {
            return;
        }
        document =
                use == Use.COPY
                        ? joined.find(place.folder(), id(piece))
                        : joined.changeable(place.folder(), id(piece));
    }

    private Use use() {
        if (!sent.of("copier").isEmpty() || "copier".equals(sent.of("pv-action"))) {
            if (!place.withSpace()) {
                throw new NotFoundException("storage space of nobody");
            }
            return Use.COPY;
        }
        return sent.of("supprimer").isEmpty() ? Use.FORM : Use.DELETE;
    }

    private static UUID id(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFoundException("document");
        }
        return UUID.fromString(text);
    }

    /** "Ajouter un fichier": one is sent, and the page is there for the next. */
    public void addFile() {
        if (!sendChosen()) {
            throw new DomainException("request.documents.fileMissing");
        }
        stay();
    }

    /** Whether there was a file to send. */
    private boolean sendChosen() {
        return file.use(
                        FILE,
                        (name, content) -> {
                            send(name, content);
                            return true;
                        })
                .orElse(false);
    }

    private void send(String name, InputStream content) {
        if (document == null) {
            UUID begun = joined.addFirstFile(place.folder(), typed(), name, content);
            document = joined.changeable(place.folder(), begun);
        } else {
            joined.addFile(place.folder(), document, typed(), name, content);
            document = joined.changeable(place.folder(), document.id());
        }
    }

    private void stay() {
        navigation.to(
                place.pages().document(document.id()) + (isDuplicate() ? "?pv-dupliquer=1" : ""));
    }

    /** "Valider", also of a file that was chosen and not sent yet. */
    public void finish() {
        sendChosen();
        if (document == null) {
            throw new DomainException("document.noFile");
        }
        boolean copy = isMayDuplicate() && isDuplicate();
        if (copy) {
            joined.demandRoomInSpace();
        }
        joined.finish(place.folder(), document.id(), typed());
        if (copy) {
            joined.keepCopy(place.folder(), document.id());
        }
        navigation.to(place.pages().back());
    }

    /** What is said of it: one that was called otherwise keeps its title while its type stays. */
    private DocumentDescription typed() {
        String type = sent.stripped("pv-type");
        return document != null && type.equals(document.type())
                ? new DocumentDescription(type, document.title(), document.expiresOn())
                : new DocumentDescription(type, null, null);
    }

    /** Whether the button of a file was pressed. */
    public boolean isRemoving() {
        return sent.of("pv-action").startsWith(TilesTag.REMOVE);
    }

    public void removeFile() {
        UUID file = id(sent.of("pv-action").substring(TilesTag.REMOVE.length()));
        joined.removeFile(place.folder(), document.id(), file, typed());
        stay();
    }

    public void remove() {
        joined.delete(place.folder(), document.id());
        navigation.to(place.pages().back());
    }

    public void copy() {
        joined.demandRoomInSpace();
        joined.keepCopy(place.folder(), document.id());
        navigation.to(place.pages().back());
    }

    /** "Annuler": what was only begun is forgotten. */
    public void cancel() {
        if (isBegun()) {
            joined.delete(place.folder(), document.id());
        }
        navigation.to(place.pages().back());
    }

    public Use getUse() {
        return use;
    }

    public String getTitle() {
        String what =
                switch (use) {
                    case DELETE -> "delete";
                    case COPY -> "copy";
                    case FORM -> document == null || !document.finished() ? "add" : "change";
                };
        return Messages.text("request.documents." + what + "Title");
    }

    public String getCaption() {
        return place.caption();
    }

    public String getDocumentTitle() {
        return FrenchText.typography(document.title());
    }

    /** Where the form is sent: to the document, once there is one. */
    public String getAction() {
        return document == null ? path.getHere() : place.address() + "/" + document.id();
    }

    /** Whether there is a document that is not joined yet. */
    public boolean isBegun() {
        return document != null && !document.finished();
    }

    public String getType() {
        String typed = sent.stripped("pv-type").isEmpty() ? sent.of("type") : sent.of("pv-type");
        return typed.isEmpty() && document != null ? document.type() : typed;
    }

    public List<FileTile> getFiles() {
        return document == null
                ? List.of()
                : FileTile.inOrder(document).map(f -> FileTile.of(f, place.address())).toList();
    }

    /** How many files more it may have. */
    public int getRoom() {
        return SupportingDocument.MOST_FILES - (document == null ? 0 : document.files().size());
    }

    /** Whether a copy may go to a storage space. */
    public boolean isMayDuplicate() {
        return place.withSpace() && (document == null || !document.finished());
    }

    public boolean isDuplicate() {
        return "1".equals(sent.of("pv-dupliquer"));
    }

    public DocumentPages getPages() {
        return place.pages();
    }

    public DocumentChoices getChoices() {
        return choices;
    }
}
