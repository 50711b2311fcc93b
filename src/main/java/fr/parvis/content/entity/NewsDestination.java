package fr.parvis.content.entity;

/** For which of the two sites a news item is: the portal, the town's own, or both. */
public enum NewsDestination {
    PORTAL,
    SITE,
    BOTH;

    /** Whether it is to stand on the town's site. */
    public boolean onSite() {
        return this != PORTAL;
    }

    /** Key of its name in French. */
    public String key() {
        return "content.destination." + name();
    }
}
