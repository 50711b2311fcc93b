package fr.parvis.request.entity;

/**
 * Who did something to a request.
 *
 * @param id account; null for the system, and for a citizen without an account
 * @param name of an agent, for the history; null otherwise
 */
public record Actor(Kind kind, Long id, String name) {

    /** On which side of the counter. */
    public enum Kind {
        CITIZEN,
        AGENT,
        SYSTEM
    }

    /** Whoever holds the link of a request, or files without an account. */
    public static Actor citizen() {
        return citizen(null);
    }

    /**
     * @param account null for who is not signed in
     */
    public static Actor citizen(Long account) {
        return new Actor(Kind.CITIZEN, account, null);
    }

    public static Actor agent(long id, String name) {
        return new Actor(Kind.AGENT, id, name);
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, null, null);
    }
}
