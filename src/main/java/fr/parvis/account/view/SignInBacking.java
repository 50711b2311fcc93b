package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.SignIn;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
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
        navigation.to(destination(signIn.find(token).map(Account::staff).orElse(false)));
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
