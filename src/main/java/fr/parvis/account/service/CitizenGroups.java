package fr.parvis.account.service;

import java.util.ArrayList;
import java.util.List;

/**
 * The groups of citizens that there are, for whoever addresses some of them only. Each capability
 * names its own by observing this, and says by {@link CitizenMembership} who belongs to them.
 */
public final class CitizenGroups {

    private final List<Group> groups = new ArrayList<>();

    /**
     * A group.
     *
     * @param key of small letters, digits, "-" and ":", the same for ever: {@code service:scolaire}
     * @param title in French, as one says whom one addresses: "Familles de l'école Jules-Ferry"
     */
    public record Group(String key, String title) {}

    public void add(String key, String title) {
        groups.add(new Group(key, title));
    }

    public List<Group> all() {
        return List.copyOf(groups);
    }
}
