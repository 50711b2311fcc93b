package fr.parvis.appointment.view;

import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.service.CalendarFile;
import fr.parvis.appointment.service.ReceptionDays;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The appointments of a calendar for the calendar programs of agents, at a secret address. */
@WebServlet(CalendarFeedServlet.PATH + "*")
public class CalendarFeedServlet extends HttpServlet {

    /** Followed by the secret and ".ics". */
    static final String PATH = "/agendas/";

    private static final long serialVersionUID = 1L;
    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final int DAYS_BEFORE = 30;
    private static final int DAYS_AFTER = 370;

    @Inject transient ReceptionDays days;
    @Inject transient CalendarFile file;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String secret = path.replaceFirst("^/", "").replaceFirst("\\.ics$", "");
        try {
            if (!SecretToken.looksLike(secret)) {
                throw new NotFoundException("feed");
            }
            AppointmentCalendar calendar = days.ofFeed(SecretToken.hash(secret));
            byte[] content =
                    file.feed(calendar, days.around(calendar.id(), DAYS_BEFORE, DAYS_AFTER))
                            .getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/calendar; charset=UTF-8");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "inline; filename=\"agenda.ics\"");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (NotFoundException e) {
            SECURITY.log(Level.INFO, "not found: {0}", e.getMessage());
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
