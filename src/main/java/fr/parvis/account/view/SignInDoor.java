package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.SignIn;
import fr.parvis.account.service.SignInAttempt;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Cookies;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** What a browser brings to a page where one signs in with name and password. */
@RequestScoped
class SignInDoor {

    /** A browser in which somebody signed in before; sent to the sign-in page only. */
    private static final String BROWSER_COOKIE = "pv_appareil";

    private static final String SIGN_IN = "/connexion";

    @Inject SignIn signIn;
    @Inject CurrentUser user;
    @Inject WayBack back;
    @Inject Cookies cookies;
    @Inject ClientAddress client;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    /**
     * Opens a session and ends the one that this browser had.
     *
     * @return the value of the session's cookie, which the page sets when all else is well
     */
    String open(String identifier, String password) {
        var attempt =
                new SignInAttempt(
                        identifier,
                        password,
                        cookies.get(BROWSER_COOKIE).orElse(""),
                        client.of(request),
                        sent.userAgent());
        SignIn.Opened opened = signIn.open(attempt);
        user.token().ifPresent(signIn::close);
        back.forget();
        cookies.set(BROWSER_COOKIE, opened.browser(), SignIn.KNOWN_BROWSER, SIGN_IN);
        return opened.session();
    }

    /**
     * The same for somebody who has proved in another way whose account it is.
     *
     * @return the value of the session's cookie
     */
    String openFor(Account account) {
        String token = signIn.openFor(account, sent.userAgent());
        user.token().ifPresent(signIn::close);
        return token;
    }

    /** Notes that FranceConnect vouches for a session. */
    void cameByFranceConnect(String token, String idToken) {
        signIn.cameByFranceConnect(token, idToken);
    }
}
