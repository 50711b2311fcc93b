package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fired while a page of a family is made: whoever knows something of its children, such as what
 * they are booked for, adds it. The family knows nothing of bookings.
 */
public final class MemberNews {

    /**
     * A line of a child that leads somewhere.
     *
     * @param text "ALSH Mercredis, Centre de Loisirs"
     * @param detail below it; null for nothing
     * @param address below the root of the portal; null leads nowhere
     */
    public record Line(String text, String detail, String address) {}

    private final Account citizen;
    private final boolean withActivities;
    private final List<Runnable> toRead = new ArrayList<>();
    private final Map<Long, String> next = new HashMap<>();
    private final Map<Long, List<Line>> activities = new HashMap<>();
    private String bookings;

    /**
     * @param withActivities whether the page shows {@link #activities}, which have to be read
     */
    public MemberNews(Account citizen, boolean withActivities) {
        this.citizen = citizen;
        this.withActivities = withActivities;
    }

    /** For whom the page is made. */
    public Account citizen() {
        return citizen;
    }

    /** Whether the page shows activities. */
    public boolean withActivities() {
        return withActivities;
    }

    /** Adds to it when somebody looks at it: what is read for it may wait until then. */
    public void whenRead(Runnable more) {
        toRead.add(more);
    }

    private void read() {
        toRead.forEach(Runnable::run);
        toRead.clear();
    }

    /** What a child has next: "Demain : cantine". */
    public void next(long child, String words) {
        next.put(child, words);
    }

    /** An activity of a child, in the order in which they are shown. */
    public void activity(long child, Line line) {
        activities.computeIfAbsent(child, c -> new ArrayList<>()).add(line);
    }

    /**
     * There is a page of bookings: "Annuler / Réserver" leads there.
     *
     * @param address below the root of the portal
     */
    public void bookings(String address) {
        bookings = address;
    }

    /** Null when nobody said. */
    public String next(long child) {
        read();
        return next.get(child);
    }

    public List<Line> activities(long child) {
        read();
        return activities.getOrDefault(child, List.of());
    }

    /** Null when there is no page of bookings. */
    public String bookings() {
        return bookings;
    }
}
