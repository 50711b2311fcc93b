package fr.parvis.account.service;

import java.util.Set;
import java.util.TreeSet;

/**
 * To which {@link CitizenGroups} a citizen belongs now. Each capability adds the keys of its own by
 * observing this. Asked when something for groups is read, and never kept.
 */
public final class CitizenMembership {

    private final long accountId;
    private final Set<String> keys = new TreeSet<>();

    public CitizenMembership(long accountId) {
        this.accountId = accountId;
    }

    public long accountId() {
        return accountId;
    }

    public void add(String key) {
        keys.add(key);
    }

    public Set<String> keys() {
        return Set.copyOf(keys);
    }
}
