package fr.parvis.family.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.document.service.ReadableFile;
import fr.parvis.document.view.FileAnswer;
import fr.parvis.document.view.SentFile;
import fr.parvis.family.service.DossierDocuments;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Documents of an enrolment dossier: joined, removed and looked at by the family. */
@RequestScoped
@Named
public class DossierDocumentsBacking {

    @Inject DossierBacking dossier;
    @Inject DossierDocuments documents;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject SentFile file;

    /** "Joindre". */
    public void join() {
        boolean joined =
                file.use(
                                "fichier",
                                (name, content) -> {
                                    documents.join(
                                            user.citizen(),
                                            dossier.key(),
                                            sent.of("pv-type"),
                                            name,
                                            content);
                                    return true;
                                })
                        .isPresent();
        if (!joined) {
            throw new DomainException("document.chooseFile");
        }
        navigation.to(dossier.getHere() + "?pv-dit=piece#pieces");
    }

    public void remove() {
        documents.remove(user.citizen(), dossier.key(), id(sent.of("pv-piece")));
        navigation.to(dossier.getHere() + "?pv-dit=retire#pieces");
    }

    /** Streams a file to the family. */
    public void send() {
        boolean preview = sent.has("apercu");
        UUID id = id(path.get("fichier"));
        answer(
                preview
                        ? documents.preview(user.citizen(), dossier.key(), id)
                        : documents.open(user.citizen(), dossier.key(), id),
                preview || sent.has("voir"));
    }

    /** Sends a file instead of a page. */
    static void answer(ReadableFile content, boolean shown) {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            FileAnswer.send(
                    content,
                    shown,
                    (HttpServletResponse) context.getExternalContext().getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }

    static UUID id(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFoundException("document of a dossier");
        }
        return UUID.fromString(text);
    }
}
