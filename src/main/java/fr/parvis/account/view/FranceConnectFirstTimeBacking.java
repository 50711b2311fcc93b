package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectArrivals;
import fr.parvis.account.service.SignIn;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** "Première connexion avec FranceConnect": link an account that exists, or create one. */
@RequestScoped
@Named
public class FranceConnectFirstTimeBacking {

    @Inject FranceConnectArrivals arrivals;
    @Inject FranceConnectBrowser browser;
    @Inject SignIn signIn;
    @Inject SignInDoor door;
    @Inject Cookies cookies;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private FranceConnectIdentity identity;

    /** Without somebody who waits there is nothing to choose. */
    public void load() {
        identity = arrivals.pending(browser.get()).orElse(null);
        if (identity == null) {
            navigation.to("/connexion?franceconnect=" + FranceConnectFailure.EXPIRED.word());
        }
    }

    /** "Relier mon espace": name and password prove that the account is the person's own. */
    public void link() {
        if (identity == null) {
            return;
        }
        String token = door.open(getIdentifier(), sent.of("motdepasse"));
        try {
            long account = signIn.find(token).map(Account::id).orElseThrow();
            signIn.cameByFranceConnect(token, arrivals.link(account, browser.get()).idToken());
        } catch (RuntimeException e) {
            // the password was right, and yet the person wanted both or nothing
            signIn.close(token);
            throw e;
        }
        cookies.set(CurrentUser.COOKIE, token, null);
        browser.forget();
        navigation.to(SignInDestination.of("", false));
    }

    /** "Ce n’est pas moi": on a shared computer the next person must not be taken for this one. */
    public void forget() {
        arrivals.forget(browser.get());
        browser.forget();
        navigation.to("/connexion");
    }

    /** Who waits; null on the way to another page. */
    public FranceConnectIdentity getIdentity() {
        return identity;
    }

    public String getIdentifier() {
        return sent.of("identifiant");
    }
}
