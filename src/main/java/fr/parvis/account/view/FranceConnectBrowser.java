package fr.parvis.account.view;

import fr.parvis.account.entity.FranceConnectPerson;
import fr.parvis.kernel.SecretToken;
import fr.parvis.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * The cookie that binds a way through FranceConnect to the browser that began it: an answer that
 * somebody else was given is worth nothing here.
 */
@RequestScoped
public class FranceConnectBrowser {

    /** Name of the cookie. */
    public static final String COOKIE = "pv_fc";

    private static final Duration LIFE = FranceConnectPerson.LIFE.multipliedBy(2);

    @Inject Cookies cookies;

    /** The secret of this browser; "" when it has none. */
    public String get() {
        return cookies.get(COOKIE).filter(SecretToken::looksLike).orElse("");
    }

    /** The same, given to the browser when it has none: two tabs share it. */
    String keep(HttpServletResponse response) {
        String known = get();
        String secret = known.isEmpty() ? SecretToken.create() : known;
        cookies.set(response, COOKIE, secret, LIFE);
        return secret;
    }

    /** Takes the cookie away: the way is at its end. */
    void forget(HttpServletResponse response) {
        cookies.set(response, COOKIE, "", Duration.ZERO);
    }

    /** The same on a page. */
    void forget() {
        cookies.set(COOKIE, "", Duration.ZERO);
    }
}
