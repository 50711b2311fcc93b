package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.SignIn;
import fr.parvis.kernel.DomainException;
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

    @Inject SignIn signIn;
    @Inject CurrentUser user;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    /** Opens a session and goes where the person wanted to go. */
    public void enter() {
        String agent = request.getHeader("User-Agent");
        String token =
                signIn.open(
                                getIdentifier().strip(),
                                parameter("motdepasse"),
                                agent == null ? "" : agent)
                        .orElseThrow(() -> new DomainException("account.signIn.refused"));
        cookies.set(CurrentUser.COOKIE, token, null);
        navigation.to(destination());
    }

    /** Ends the session, here and in the database. */
    public void leave() {
        user.token().ifPresent(signIn::close);
        cookies.set(CurrentUser.COOKIE, "", Duration.ZERO);
        navigation.to("/");
    }

    /** Only an address of the portal: a link may not lead away after sign-in. */
    private String destination() {
        String back = getBack();
        return back.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*") ? back : "/agents";
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
