package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.OwnNews;
import fr.parvis.document.view.FileAnswer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures and PDFs of texts. An address stands for its bytes for ever, so a browser asks once;
 * only what a text uses that its reader may read is found.
 */
@WebServlet({"/medias/*", MediaServlet.OWN + "/*", "/agents/contenus/medias/*"})
public class MediaServlet extends HttpServlet {

    static final String OWN = "/mon-espace/actualites/medias";

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH =
            Pattern.compile("/([0-9a-f]{32})/(?:(\\d{1,4})\\.(?:jpg|png)|[^/]+\\.pdf)");

    /** Short: what is withdrawn, or for some people only from now on, is asked for anew. */
    private static final String SOON = "public, max-age=60, must-revalidate";

    @Inject transient MediaLibrary library;
    @Inject transient OwnNews own;
    @Inject transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        String place = request.getServletPath();
        boolean open = "/medias".equals(place);
        Optional<MediaLibrary.Content> found =
                path.matches()
                        ? find(path.group(1), width(path.group(2)), place)
                        : Optional.empty();
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        MediaLibrary.Content content = found.get();
        boolean picture = content.mediaType().startsWith("image/");
        if (open) {
            // the town's site shows it, too
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            String tag = '"' + path.group(1) + '"';
            response.setHeader("Cache-Control", SOON);
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        } else {
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
        response.setContentType(content.mediaType());
        response.setContentLength(content.bytes().length);
        response.setHeader("Content-Disposition", FileAnswer.disposition(picture, content.name()));
        response.getOutputStream().write(content.bytes());
    }

    private Optional<MediaLibrary.Content> find(String token, int width, String place) {
        if ("/medias".equals(place)) {
            return library.published(token, width);
        }
        if (OWN.equals(place)) {
            // the filter in front lets in citizens only
            return own.medium(token, width);
        }
        return user.isEditor() ? library.ofDesk(token, width, user.editor()) : Optional.empty();
    }

    private static int width(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
