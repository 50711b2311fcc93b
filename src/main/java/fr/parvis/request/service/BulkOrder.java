package fr.parvis.request.service;

import fr.parvis.request.entity.BulkAction;
import java.util.List;
import java.util.Map;

/**
 * What an agent wants done with several requests.
 *
 * @param token of the form: sent twice, it is done once
 * @param decisions by démarche; empty unless the action decides
 * @param colleague to whom they are given; 0 unless the action assigns
 */
public record BulkOrder(
        String token,
        BulkAction action,
        List<Item> items,
        Map<String, Decision> decisions,
        long colleague) {

    /** Requests at the most. */
    public static final int MOST = 40;

    /**
     * A request as the agent saw it.
     *
     * @param slug of its démarche
     */
    public record Item(long number, long version, String slug, String title) {}

    /**
     * @param outcome id of an outcome of the démarche
     * @param reason what the citizens read
     */
    public record Decision(String outcome, String reason) {}
}
