package fr.parvis.request.service;

import java.util.Set;

/**
 * What an agent wants to see of the queue.
 *
 * @param services whose requests the agent instructs; nothing else is ever found
 * @param agentId for the views "mine"
 * @param slug of a démarche; "" for all
 * @param words a number, or the beginning of a name; "" for all
 * @param page from 0
 */
public record QueueFilter(
        Set<String> services,
        long agentId,
        View view,
        String slug,
        String words,
        Sort sort,
        int page) {

    /** Requests on a page of the queue. */
    public static final int PAGE_SIZE = 25;

    /** Rows of an export at the most. */
    public static final int MOST_EXPORTED = 10_000;

    /** The saved views that every agent has. */
    public enum View {
        TODO,
        MINE,
        UNASSIGNED,
        LATE,
        AWAITING,
        ENDED
    }

    /** The orders in which requests may be shown. */
    public enum Sort {
        DUE,
        NEWEST,
        OLDEST,
        APPLICANT
    }
}
