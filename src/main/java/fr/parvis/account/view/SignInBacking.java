package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.service.ActivationAgain;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectSignIn;
import fr.parvis.account.service.NotActiveException;
import fr.parvis.account.service.SignIn;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;

/** "Connexion" and "Se déconnecter". */
@RequestScoped
@Named
public class SignInBacking {

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String ACTIVATED = "active";

    /** The same. */
    static final String CONFIRMED = "confirme";

    /** The same. */
    static final String TOO_LATE = "deja";

    /** The same. */
    static final String PASSWORD_CHANGED = "change";

    /** The same. */
    static final String ENDED = "fin";

    private static final String SENT_AGAIN = "renvoye";

    /** By what the first mail may be sent again. */
    static final String TICKET = "pv-billet";

    /** In the address: the page that comes shows what was typed before the session ended. */
    static final String INTERRUPTED = "pv-reprise";

    @Inject SignIn signIn;
    @Inject ActivationAgain activation;
    @Inject SignInDoor door;
    @Inject WayBack back;
    @Inject FranceConnectSignIn franceConnect;
    @Inject CurrentUser user;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private String again;

    /** Opens a session and goes where the person wanted to go. */
    public void enter() {
        String token = open();
        cookies.set(CurrentUser.COOKIE, token, null);
        boolean staff = signIn.find(token).map(Account::staff).orElse(false);
        navigation.to(
                SignInDestination.of(getBack(), staff)
                        + (isInterrupted() ? "?" + INTERRUPTED + "=1" : ""));
    }

    private String open() {
        try {
            return door.open(getIdentifier(), sent.of("motdepasse"));
        } catch (NotActiveException e) {
            again = e.mailUnconfirmed() ? activation.ticket(e.accountId()) : null;
            throw e;
        }
    }

    /** "Envoyer à nouveau". */
    public void sendAgain() {
        activation.send(sent.of(TICKET));
        navigation.to("/connexion?pv-dit=" + SENT_AGAIN);
    }

    /** By what the first mail may be sent again; null when there is nothing to send. */
    public String getAgain() {
        // whoever comes back from FranceConnect brings a ticket
        return again == null && activation.works(sent.of(TICKET)) ? sent.of(TICKET) : again;
    }

    /** Whether FranceConnect sent the person here: then another space may be meant. */
    public boolean isIdentified() {
        return getAgain() != null && !sent.of("franceconnect").isEmpty();
    }

    /** Whether a form was on its way when the session ended. */
    public boolean isInterrupted() {
        return !sent.of(INTERRUPTED).isEmpty();
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
        return switch (sent.of("pv-dit")) {
            case ENDED -> Messages.text("account.session.ended");
            case SENT_AGAIN -> Messages.text("account.signIn.again.sent");
            case ACTIVATED -> Messages.text("account.activation.done");
            case CONFIRMED -> Messages.text("account.activation.waits");
            case TOO_LATE -> Messages.text("account.activation.tooLate");
            case PASSWORD_CHANGED -> Messages.text("account.newPassword.done");
            case IdentifiersBacking.MAIL_CONFIRMED -> Messages.text("account.newMail.done");
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
        return "reste".equals(sent.of("franceconnect"));
    }

    public String getBack() {
        return sent.of("retour").isEmpty() ? back.get() : sent.of("retour");
    }

    public String getIdentifier() {
        return sent.of("identifiant");
    }
}
