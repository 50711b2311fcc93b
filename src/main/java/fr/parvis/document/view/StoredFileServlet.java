package fr.parvis.document.view;

import fr.parvis.document.service.ReadableFile;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * Files of one's own space: {@code …/{id}} to be saved, {@code …/{id}?voir} to be looked at, {@code
 * …/{id}?apercu} the small picture. The filter in front has asked to sign in; whose space it is
 * nobody can say but the session.
 */
@WebServlet(StoredFileServlet.PATH + "*")
public class StoredFileServlet extends HttpServlet {

    /** Followed by the id of a file. */
    static final String PATH = "/mon-espace/pieces/fichiers/";

    private static final long serialVersionUID = 1L;

    @Inject transient StorageSpace space;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ReadableFile file;
        boolean preview = request.getParameter("apercu") != null;
        try {
            String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
            UUID id = StoredDocumentBacking.id(path.substring(1));
            file = preview ? space.preview(id) : space.open(id);
        } catch (NotFoundException | DomainException e) {
            // the page says why one waits, and links to no file that does
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        FileAnswer.send(file, preview || request.getParameter("voir") != null, response);
    }
}
