package fr.parvis.request.entity;

/**
 * By what somebody may see a request: its link, or the account that it belongs to.
 *
 * @param token of the link; null for an account
 * @param number of the request; null for a link, which knows it
 * @param account null for a link
 */
public record RequestHolder(String token, Long number, Long account) {

    /** Whoever has this link. */
    public static RequestHolder link(String token) {
        return new RequestHolder(token, null, null);
    }

    /** The owner of an account, for a request of its own. */
    public static RequestHolder account(long account, long number) {
        return new RequestHolder(null, number, account);
    }

    public boolean byLink() {
        return account == null;
    }

    /** As the history names it. */
    public Actor actor() {
        return Actor.citizen(account);
    }
}
