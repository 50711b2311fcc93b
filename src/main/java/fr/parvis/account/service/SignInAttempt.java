package fr.parvis.account.service;

import fr.parvis.kernel.SecretToken;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a browser sends to sign in.
 *
 * @param identifier user name or mail as typed
 * @param browser the cookie of a browser in which somebody signed in before, "" for none
 * @param address the client's network address, as rate limits count it
 */
public record SignInAttempt(
        String identifier, String password, String browser, String address, String userAgent) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public SignInAttempt {
        // PostgreSQL takes no NUL, and no name has such signs
        identifier = CONTROL.matcher(identifier).replaceAll("").strip();
        userAgent = CONTROL.matcher(userAgent).replaceAll("");
        browser = SecretToken.looksLike(browser) ? browser : "";
    }

    /**
     * What tries are counted by: the name as typed, not the account that it finds. Otherwise a try
     * by mail that is asked for the code because of tries by user name would tell that both are the
     * same account.
     */
    String countedAs() {
        return identifier.toLowerCase(Locale.ROOT);
    }

    /** What the database knows the browser by. */
    String browserHash() {
        return SecretToken.hash(browser);
    }

    /** Nothing typed stands in a log or a message by mistake. */
    @Override
    public String toString() {
        return "SignInAttempt";
    }
}
