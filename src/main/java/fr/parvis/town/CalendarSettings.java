package fr.parvis.town;

import java.util.List;
import java.util.Map;

/**
 * A calendar for appointments, as the town begins with it.
 *
 * @param opening per English day name the periods "09:00-12:00"
 * @param minimumHours null for a day
 * @param maximumDays null for two months
 */
public record CalendarSettings(
        String id,
        String service,
        String title,
        String place,
        String bring,
        int slotMinutes,
        Integer desks,
        Map<String, List<String>> opening,
        List<Closing> closed,
        Integer minimumHours,
        Integer maximumDays) {

    private static final int DAY = 24;
    private static final int TWO_MONTHS = 60;

    /** Days that are closed, both included: "2026-12-24". */
    public record Closing(String from, String to) {}

    public CalendarSettings {
        desks = desks == null ? 1 : desks;
        closed = closed == null ? List.of() : List.copyOf(closed);
        minimumHours = minimumHours == null ? DAY : minimumHours;
        maximumDays = maximumDays == null ? TWO_MONTHS : maximumDays;
    }
}
