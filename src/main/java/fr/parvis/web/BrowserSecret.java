package fr.parvis.web;

import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The cookie by which a browser without an account owns its drafts, for seven days. */
@RequestScoped
public class BrowserSecret {

    /** Name of the cookie. */
    public static final String COOKIE = "pv_brouillon";

    /** As long as drafts wait, after the last page that needed one. */
    public static final Duration LIFE = Duration.ofDays(7);

    @Inject Cookies cookies;

    private String value;
    private boolean kept;

    /** The secret of this browser; "" when it has none. */
    public String get() {
        if (value == null) {
            value = cookies.get(COOKIE).filter(SecretToken::looksLike).orElse("");
        }
        return value;
    }

    /** The same, given to the browser when it has none, and prolonged when it has one. */
    public String keep() {
        if (get().isEmpty()) {
            value = SecretToken.create();
        }
        if (!kept) {
            cookies.set(COOKIE, value, LIFE);
            kept = true;
        }
        return value;
    }
}
