package fr.parvis.billing.entity;

/**
 * Who did something to an invoice.
 *
 * @param name of an agent or of a business software, for the history; null otherwise
 */
public record Actor(Kind kind, String name) {

    /** On which side of the counter, or whose machine. */
    public enum Kind {
        CITIZEN,
        AGENT,
        PROVIDER,
        SYSTEM
    }

    public static Actor citizen() {
        return new Actor(Kind.CITIZEN, null);
    }

    public static Actor agent(String name) {
        return new Actor(Kind.AGENT, name);
    }

    /** The payment page: what it says of money is true when it is signed. */
    public static Actor provider() {
        return new Actor(Kind.PROVIDER, null);
    }

    /** Business software that has a key. */
    public static Actor software(String name) {
        return new Actor(Kind.SYSTEM, name);
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, null);
    }
}
