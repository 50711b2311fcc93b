package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * Which children an activity is for.
 *
 * @param from youngest age in years; null without a limit
 * @param to oldest age; null without a limit
 * @param levels school levels; none: all
 */
public record Eligibility(Integer from, Integer to, List<String> levels) {

    public static final Eligibility ALL = new Eligibility(null, null, List.of());

    public Eligibility {
        levels = Activity.copy(levels);
    }

    /** The age of a child in years on a day. */
    public static int age(LocalDate bornOn, LocalDate day) {
        return Period.between(bornOn, day).getYears();
    }

    /** Whether a child has the age on a day. */
    public boolean fitsAge(LocalDate bornOn, LocalDate day) {
        int age = age(bornOn, day);
        return (from == null || age >= from) && (to == null || age <= to);
    }

    /** Whether a child's school level is one of those; a child without one is not. */
    public boolean fitsLevel(String level) {
        return levels.isEmpty() || levels.contains(level);
    }
}
