package fr.parvis.request.service;

import fr.parvis.request.entity.QueueSort;
import fr.parvis.request.entity.QueueView;
import java.util.Set;

/**
 * What an agent wants to see of the queue.
 *
 * @param services whose requests the agent instructs; nothing else is ever found
 * @param agentId for the views "mine"
 * @param slug of a démarche; "" for all
 * @param words a number, or the beginning of a name, whichever name is first; "" for all
 * @param page from 0
 */
public record QueueFilter(
        Set<String> services,
        long agentId,
        QueueView view,
        String slug,
        String words,
        QueueSort sort,
        int page) {

    /** Requests on a page of the queue. */
    public static final int PAGE_SIZE = 25;

    /** Rows of an export at the most. */
    public static final int MOST_EXPORTED = 10_000;
}
