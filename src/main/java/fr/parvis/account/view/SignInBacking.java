package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectSignIn;
import fr.parvis.account.service.SignIn;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** "Connexion" and "Se déconnecter". */
@RequestScoped
@Named
public class SignInBacking {

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String ACTIVATED = "active";

    /** The same. */
    static final String PASSWORD_CHANGED = "change";

    @Inject SignIn signIn;
    @Inject SignInDoor door;
    @Inject WayBack back;
    @Inject FranceConnectSignIn franceConnect;
    @Inject CurrentUser user;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    /** Opens a session and goes where the person wanted to go. */
    public void enter() {
        String token = door.open(getIdentifier(), parameter("motdepasse"));
        cookies.set(CurrentUser.COOKIE, token, null);
        boolean staff = signIn.find(token).map(Account::staff).orElse(false);
        navigation.to(SignInDestination.of(getBack(), staff));
    }

    /** Ends the session, here and in the database. */
    public void leave() {
        Optional<String> idToken = user.token().flatMap(signIn::franceConnectToken);
        user.token().ifPresent(signIn::close);
        cookies.set(CurrentUser.COOKIE, "", Duration.ZERO);
        if (idToken.isEmpty()) {
            navigation.to("/");
        } else {
            leaveFranceConnect(idToken.get());
        }
    }

    /** What has just been done, for whoever comes from another page; null otherwise. */
    public String getSaid() {
        return switch (parameter("pv-dit")) {
            case ACTIVATED -> Messages.text("account.activation.done");
            case PASSWORD_CHANGED -> Messages.text("account.newPassword.done");
            default -> null;
        };
    }

    /** Who came by FranceConnect leaves by it: the next person at this computer must not be her. */
    private void leaveFranceConnect(String idToken) {
        try {
            navigation.away(franceConnect.leave(idToken, SecretToken.create()));
        } catch (FranceConnectException e) {
            navigation.to("/deconnexion?franceconnect=reste");
        }
    }

    /** Whether the session here has ended and that at FranceConnect has not. */
    public boolean isLeftBehind() {
        return "reste".equals(parameter("franceconnect"));
    }

    public String getBack() {
        return parameter("retour").isEmpty() ? back.get() : parameter("retour");
    }

    public String getIdentifier() {
        return parameter("identifiant");
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
