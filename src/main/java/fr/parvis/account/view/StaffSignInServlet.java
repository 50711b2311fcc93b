package fr.parvis.account.view;

import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.TownProviderClient;
import fr.parvis.account.franceconnect.TownProviderConfiguration;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectSignIn;
import fr.parvis.account.service.SignIn;
import fr.parvis.account.service.StaffSignIn;
import fr.parvis.web.Cookies;
import fr.parvis.web.SentText;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** The addresses between the portal and the town's own provider. None of them shows a page. */
@WebServlet({StaffSignInServlet.BEGIN, TownProviderClient.RETURN})
public class StaffSignInServlet extends HttpServlet {

    /** Where the button's form goes. */
    static final String BEGIN = "/connexion/agents";

    private static final long serialVersionUID = 1L;

    @Inject transient TownProviderConfiguration configuration;
    @Inject transient StaffSignIn staff;
    @Inject transient FranceConnectBrowser browser;
    @Inject transient CurrentUser user;
    @Inject transient SignIn signIn;
    @Inject transient Cookies cookies;
    @Inject transient SentText sent;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (configuration.settings().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!BEGIN.equals(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            begin(request, response);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            String wanted = SignInDestination.own(request.getParameter("retour"));
            response.sendRedirect(staff.begin(browser.keep(response), wanted).toString());
        } catch (FranceConnectException e) {
            redirect(request, response, told(StaffSignIn.Failure.UNAVAILABLE));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (configuration.settings().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (BEGIN.equals(request.getServletPath())) {
            redirect(request, response, "/connexion");
        } else {
            end(request, response);
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer =
                new FranceConnectSignIn.Answer(
                        request.getParameter("state"),
                        request.getParameter("code"),
                        request.getParameter("error"),
                        request.getParameter("iss"));
        var outcome = staff.end(answer, browser.get(), sent.userAgent());
        if (outcome.failure() != null) {
            redirect(request, response, told(outcome.failure()));
            return;
        }
        // whoever was signed in here before is not any more
        user.token().ifPresent(signIn::close);
        cookies.set(response, CurrentUser.COOKIE, outcome.token(), null);
        browser.forget(response);
        redirect(request, response, SignInDestination.of(outcome.destination(), true));
    }

    /** The page that says what went wrong. */
    private static String told(StaffSignIn.Failure failure) {
        return "/connexion?" + StaffSignInView.TOLD + "=" + failure.name().toLowerCase(Locale.ROOT);
    }

    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        response.sendRedirect(request.getContextPath() + address);
    }
}
