package fr.parvis.booking.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the staff note of a child on a day. */
public enum Mark {
    PRESENT,
    /** Expected and not there: the day is invoiced all the same. */
    ABSENT,
    /** Not there for a reason that the town accepts: nothing is invoiced. */
    EXCUSED;

    /** How forms name it; empty for anything else. */
    public static Optional<Mark> named(String name) {
        return Arrays.stream(values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    public boolean invoiced() {
        return this != EXCUSED;
    }

    /** Key of its French name. */
    public String key() {
        return "booking.mark." + name();
    }
}
