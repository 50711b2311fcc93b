package fr.parvis.content.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a news item stands at a moment. The one table of what people may make of it; besides, the
 * clock makes SCHEDULED PUBLISHED and PUBLISHED ENDED when the dates of the item say so.
 */
public enum NewsState {
    DRAFT,
    /** Decided, and not yet to be read. */
    SCHEDULED,
    PUBLISHED,
    /** Its last day is over. */
    ENDED,
    /** Taken back by somebody. */
    WITHDRAWN;

    private static final Map<NewsState, Set<NewsState>> NEXT =
            Map.of(
                    DRAFT, EnumSet.of(SCHEDULED, PUBLISHED, WITHDRAWN),
                    // with other dates, too
                    SCHEDULED, EnumSet.of(SCHEDULED, PUBLISHED, WITHDRAWN),
                    // what people have read is withdrawn before it is announced for later
                    PUBLISHED, EnumSet.of(PUBLISHED, WITHDRAWN),
                    ENDED, EnumSet.of(SCHEDULED, PUBLISHED),
                    WITHDRAWN, EnumSet.of(SCHEDULED, PUBLISHED));

    public boolean mayBecome(NewsState next) {
        return NEXT.get(this).contains(next);
    }

    /** Key of its name in French. */
    public String key() {
        return "content.state." + name();
    }
}
