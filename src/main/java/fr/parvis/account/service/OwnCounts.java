package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much waits for a citizen, for the widget of other sites. Each capability counts its own by
 * observing this; nothing but numbers is ever given.
 */
public final class OwnCounts {

    private final Account citizen;
    private final Map<String, Long> counts = new TreeMap<>();

    public OwnCounts(Account citizen) {
        this.citizen = citizen;
    }

    public Account citizen() {
        return citizen;
    }

    /**
     * @param name as the widget knows it: {@code invoices}
     */
    public void add(String name, long count) {
        counts.put(name, count);
    }

    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
