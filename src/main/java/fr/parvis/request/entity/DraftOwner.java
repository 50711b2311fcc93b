package fr.parvis.request.entity;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.SecretToken;

/**
 * Whose drafts these are: a citizen's who is signed in, or else a browser's.
 *
 * @param account of the citizen who is signed in; null for anybody else
 * @param waiting whether an agent still has to activate that account
 * @param browser hash of the browser's secret; null when it has none. Beside an account: where the
 *     person may have left drafts before signing in
 */
public record DraftOwner(Long account, boolean waiting, String browser) {

    private static final long NO_ACCOUNT = -1;

    /**
     * @param secret of the browser's cookie; what cannot be one owns nothing
     */
    public static DraftOwner browser(String secret) {
        return new DraftOwner(null, false, hash(secret));
    }

    /** A citizen who is signed in, in this browser. */
    public static DraftOwner citizen(Account account, String secret) {
        return new DraftOwner(account.id(), account.state().waiting(), hash(secret));
    }

    private static String hash(String secret) {
        return SecretToken.looksLike(secret) ? SecretToken.hash(secret) : null;
    }

    public boolean signedIn() {
        return account != null;
    }

    /** Whether nothing can belong to it. */
    public boolean nobody() {
        return account == null && browser == null;
    }

    /** The account, or a number that none has: for queries. */
    public long accountOrNone() {
        return account == null ? NO_ACCOUNT : account;
    }

    /** The browser, or a hash that none has: for queries. */
    public String browserOrNone() {
        return browser == null ? "" : browser;
    }
}
