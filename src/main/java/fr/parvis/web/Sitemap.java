package fr.parvis.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The public pages that search engines should know. Each capability names its own by observing this
 * when the map is asked for.
 */
public final class Sitemap {

    /** What the protocol allows in one file. */
    private static final int MOST = 50_000;

    private final List<Entry> entries = new ArrayList<>();

    /** A page; {@code changed} is null where nobody knows. */
    record Entry(String path, Instant changed) {}

    /**
     * @param path below the root of the portal: {@code /demarches}
     */
    public void add(String path) {
        add(path, null);
    }

    public void add(String path, Instant changed) {
        if (entries.size() < MOST) {
            entries.add(new Entry(path, changed));
        }
    }

    List<Entry> entries() {
        return entries;
    }
}
