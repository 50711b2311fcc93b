package fr.parvis.request.view;

import fr.parvis.document.service.ReadableFile;
import fr.parvis.document.view.FileAnswer;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.JoinedDocuments;
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

/** A file of a document, to whoever may see it. */
@RequestScoped
@Named
public class JoinedFileBacking {

    @Inject JoinedDocuments joined;
    @Inject DocumentPath place;
    @Inject PathParameters path;
    @Inject SentText sent;

    /** Streams it: at no time the whole of it is in memory. */
    public void send() {
        String id = path.get("fichier");
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFoundException("file of a document");
        }
        boolean preview = FileTile.PREVIEW.equals(sent.of(FileTile.VIEW));
        UUID file = UUID.fromString(id);
        ReadableFile content =
                preview ? joined.preview(place.folder(), file) : joined.open(place.folder(), file);
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            FileAnswer.send(
                    content,
                    true,
                    (HttpServletResponse) context.getExternalContext().getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }
}
