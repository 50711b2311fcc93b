package fr.parvis.family.service;

import java.util.List;

/**
 * Quotients were set, in the running transaction: of one household by an agent, of many by a file.
 * Whoever locks what depends on them can lock all of it in one order.
 *
 * @param all in the order in which they were set
 */
public record QuotientsSet(List<QuotientSet> all) {

    public QuotientsSet {
        all = List.copyOf(all);
    }
}
