package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.service.FamilyDays;
import fr.parvis.booking.service.FamilyPaper;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The days of the family of whoever is signed in, as a PDF. */
@WebServlet("/mon-espace/reservations/famille/pdf")
public class FamilyPaperServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient FamilyDays days;
    @Inject transient CurrentUser user;
    @Inject transient TownSettings town;
    @Inject transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] file;
        try {
            file =
                    FamilyPaper.of(
                            days.coming(user.citizen().id()), town.officialName(), clock.instant());
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/pdf");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "inline; filename=\"agenda-famille.pdf\"");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }
}
