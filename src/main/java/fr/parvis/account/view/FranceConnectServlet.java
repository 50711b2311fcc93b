package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.franceconnect.FranceConnectClient;
import fr.parvis.account.franceconnect.FranceConnectConfiguration;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectArrival;
import fr.parvis.account.service.FranceConnectSignIn;
import fr.parvis.account.service.SignIn;
import fr.parvis.web.Cookies;
import fr.parvis.web.SentText;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The addresses between the portal and FranceConnect: the button's, where it sends the person back
 * to, and the end of a sign-out. None of them shows a page.
 */
@WebServlet({
    FranceConnectServlet.BEGIN,
    FranceConnectClient.RETURN,
    FranceConnectClient.AFTER_LOGOUT
})
public class FranceConnectServlet extends HttpServlet {

    /** Where the button's form goes: a change, so that no link of another site begins a sign-in. */
    static final String BEGIN = "/franceconnect/demarrer";

    private static final long serialVersionUID = 1L;
    private static final String PROFILE = "/mon-espace/profil";
    private static final String SIGN_IN = "/connexion";

    @Inject transient SentText sent;
    @Inject transient FranceConnectConfiguration configuration;
    @Inject transient FranceConnectSignIn franceConnect;
    @Inject transient FranceConnectBrowser browser;
    @Inject transient CurrentUser user;
    @Inject transient SignIn signIn;
    @Inject transient Cookies cookies;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!BEGIN.equals(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (configuration.settings().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            begin(request, response);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean link = "lier".equals(request.getParameter("but"));
        Long account = link ? signedIn() : null;
        if (link && account == null) {
            redirect(request, response, SIGN_IN);
            return;
        }
        try {
            var there =
                    franceConnect.begin(
                            browser.keep(response),
                            account,
                            SignInDestination.own(request.getParameter("retour")));
            response.sendRedirect(there.toString());
        } catch (FranceConnectException e) {
            redirect(request, response, told(e.failure(), link));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (BEGIN.equals(request.getServletPath())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (configuration.settings().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (FranceConnectClient.RETURN.equals(request.getServletPath())) {
            end(request, response);
        } else {
            // whatever it says: the session had ended here before the person left
            redirect(request, response, "/");
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer =
                new FranceConnectSignIn.Answer(
                        request.getParameter("state"),
                        request.getParameter("code"),
                        request.getParameter("error"),
                        request.getParameter("iss"));
        var outcome = franceConnect.end(answer, browser.get(), signedIn(), sent.userAgent());
        redirect(request, response, next(outcome, response));
    }

    private String next(FranceConnectArrival.Outcome outcome, HttpServletResponse response) {
        return switch (outcome.kind()) {
            case SIGNED_IN -> {
                // whoever was signed in here before is not any more
                user.token().ifPresent(signIn::close);
                cookies.set(response, CurrentUser.COOKIE, outcome.token(), null);
                browser.forget(response);
                yield SignInDestination.of(outcome.destination(), false);
            }
            case FIRST_TIME -> "/franceconnect/premiere-fois";
            case LINKED -> {
                browser.forget(response);
                yield PROFILE;
            }
            case FAILED ->
                    told(outcome.failure(), false)
                            + (outcome.again() == null
                                    ? ""
                                    : "&" + SignInBacking.TICKET + "=" + outcome.again());
            // who has signed out meanwhile reads it where one signs in
            case NOT_LINKED -> told(outcome.failure(), signedIn() != null);
        };
    }

    private Long signedIn() {
        return user.account().map(Account::id).orElse(null);
    }

    /** The page that says what went wrong. */
    private static String told(FranceConnectFailure failure, boolean inside) {
        return (inside ? PROFILE : SIGN_IN) + "?franceconnect=" + failure.word();
    }

    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        response.sendRedirect(request.getContextPath() + address);
    }
}
