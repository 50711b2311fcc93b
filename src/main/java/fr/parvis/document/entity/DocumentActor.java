package fr.parvis.document.entity;

/**
 * Who adds a document, or opens a file of one.
 *
 * @param account null for somebody without an account
 * @param name as others are told; null where "vous" is enough
 */
public record DocumentActor(Side side, Long account, String name) {

    /** On which side of the counter. */
    public enum Side {
        CITIZEN,
        AGENT
    }

    /**
     * @param account null for who is not signed in
     */
    public static DocumentActor citizen(Long account, String name) {
        return new DocumentActor(Side.CITIZEN, account, name);
    }

    public static DocumentActor agent(long account, String name) {
        return new DocumentActor(Side.AGENT, account, name);
    }
}
