package fr.parvis.account.view;

import fr.parvis.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Where somebody wanted to go who first had to create a space. The first sign-in comes after a mail
 * was read, often in another window: the address waits in a cookie of the sign-in page.
 */
@RequestScoped
class WayBack {

    private static final String COOKIE = "pv_retour";
    private static final String SIGN_IN = "/connexion";

    /** As long as the link of the activation mail. */
    private static final Duration LIFE = Duration.ofHours(48);

    @Inject Cookies cookies;

    /**
     * @param address below the root of the portal; anything else changes nothing
     */
    void remember(String address) {
        String own = SignInDestination.own(address);
        if (!own.isEmpty()) {
            cookies.set(COOKIE, own, LIFE, SIGN_IN);
        }
    }

    /** The address; "" when there is none. */
    String get() {
        return SignInDestination.own(cookies.get(COOKIE).orElse(""));
    }

    /** The person is there. */
    void forget() {
        if (!get().isEmpty()) {
            cookies.set(COOKIE, "", Duration.ZERO, SIGN_IN);
        }
    }
}
