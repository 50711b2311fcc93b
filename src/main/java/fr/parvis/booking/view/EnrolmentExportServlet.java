package fr.parvis.booking.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.ActivityColumn;
import fr.parvis.booking.entity.EnrolmentColumn;
import fr.parvis.booking.service.EnrolmentExchange;
import fr.parvis.family.view.TableAnswer;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** All enrolments, or all activities, as a file. */
@WebServlet({"/agents/familles/inscriptions.csv", EnrolmentExportServlet.ACTIVITIES})
public class EnrolmentExportServlet extends HttpServlet {

    static final String ACTIVITIES = "/agents/familles/activites.csv";

    private static final long serialVersionUID = 1L;

    @Inject transient EnrolmentExchange exchange;
    @Inject transient CurrentUser user;
    @Inject transient TableAnswer answer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Account agent = user.account().orElseThrow(() -> new NotFoundException("families"));
            if (ACTIVITIES.equals(request.getServletPath())) {
                answer.send(
                        response, "activites", ActivityColumn.class, exchange.activities(agent));
            } else {
                answer.send(
                        response,
                        "inscriptions",
                        EnrolmentColumn.class,
                        exchange.enrolments(agent));
            }
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
