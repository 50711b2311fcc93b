package fr.parvis.booking.view;

import fr.parvis.booking.service.FamilyDays;
import fr.parvis.booking.service.FamilyFeedFile;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The days of a family for the calendar of a telephone, at a secret address. */
@WebServlet(FamilyFeedServlet.PATH + "*")
public class FamilyFeedServlet extends HttpServlet {

    /** Followed by the secret and ".ics". */
    static final String PATH = "/agenda-famille/";

    private static final long serialVersionUID = 1L;
    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject transient FamilyDays days;
    @Inject transient FamilyFeedFile file;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String secret = path.replaceFirst("^/", "").replaceFirst("\\.ics$", "");
        try {
            byte[] content = file.of(days.ofFeed(secret)).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/calendar; charset=UTF-8");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "inline; filename=\"famille.ics\"");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (NotFoundException e) {
            SECURITY.log(Level.INFO, "not found: {0}", e.getMessage());
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
