package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.SignIn;
import fr.parvis.account.service.SignInAttempt;
import fr.parvis.kernel.Messages;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** "Connexion" and "Se déconnecter". */
@RequestScoped
@Named
public class SignInBacking {

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String ACTIVATED = "active";

    /** The same. */
    static final String PASSWORD_CHANGED = "change";

    /** A browser in which somebody signed in before; sent to the sign-in page only. */
    static final String BROWSER_COOKIE = "pv_appareil";

    private static final String SIGN_IN = "/connexion";

    @Inject SignIn signIn;
    @Inject CurrentUser user;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject ClientAddress client;
    @Inject HttpServletRequest request;

    /** Opens a session and goes where the person wanted to go. */
    public void enter() {
        String agent = request.getHeader("User-Agent");
        var attempt =
                new SignInAttempt(
                        getIdentifier(),
                        parameter("motdepasse"),
                        cookies.get(BROWSER_COOKIE).orElse(""),
                        client.of(request),
                        agent == null ? "" : agent);
        SignIn.Opened opened = signIn.open(attempt);
        user.token().ifPresent(signIn::close);
        cookies.set(CurrentUser.COOKIE, opened.session(), null);
        cookies.set(BROWSER_COOKIE, opened.browser(), SignIn.KNOWN_BROWSER, SIGN_IN);
        boolean staff = signIn.find(opened.session()).map(Account::staff).orElse(false);
        navigation.to(destination(staff));
    }

    /** Ends the session, here and in the database. */
    public void leave() {
        user.token().ifPresent(signIn::close);
        cookies.set(CurrentUser.COOKIE, "", Duration.ZERO);
        navigation.to("/");
    }

    /** Only an address of the portal: a link may not lead away after sign-in. */
    private String destination(boolean staff) {
        String back = getBack();
        if (back.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*")) {
            return back;
        }
        return staff ? "/agents" : "/mon-espace";
    }

    /** What has just been done, for whoever comes from another page; null otherwise. */
    public String getSaid() {
        return switch (parameter("pv-dit")) {
            case ACTIVATED -> Messages.text("account.activation.done");
            case PASSWORD_CHANGED -> Messages.text("account.newPassword.done");
            default -> null;
        };
    }

    public String getBack() {
        return parameter("retour");
    }

    public String getIdentifier() {
        return parameter("identifiant");
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
