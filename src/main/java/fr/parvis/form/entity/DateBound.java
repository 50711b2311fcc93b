package fr.parvis.form.entity;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound of a date as files write it: {@code 2026-01-31}, {@code today}, {@code today+7d}, {@code
 * today-18y}, {@code today+6m}, or {@code field:other} for another date of the form.
 */
public final class DateBound {

    private static final Pattern RELATIVE = Pattern.compile("today(?:([+-]\\d{1,4})([dwmy]))?");
    private static final String FIELD = "field:";

    private DateBound() {}

    /** Whether this is written as a bound is. */
    public static boolean readable(String bound) {
        return bound.startsWith(FIELD) || RELATIVE.matcher(bound).matches() || calendarDay(bound);
    }

    private static boolean calendarDay(String bound) {
        try {
            return LocalDate.parse(bound) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The name of the field that the bound refers to. */
    public static Optional<String> field(String bound) {
        return bound != null && bound.startsWith(FIELD)
                ? Optional.of(bound.substring(FIELD.length()))
                : Optional.empty();
    }

    /**
     * The date that the bound stands for.
     *
     * @param others the dates of the form's other fields, by name; null for those without a date
     * @return empty when it refers to a field without a date
     */
    public static Optional<LocalDate> resolve(
            String bound, LocalDate today, Function<String, LocalDate> others) {
        Optional<String> field = field(bound);
        if (field.isPresent()) {
            return field.map(others);
        }
        Matcher relative = RELATIVE.matcher(bound);
        if (!relative.matches()) {
            return Optional.of(LocalDate.parse(bound));
        }
        if (relative.group(1) == null) {
            return Optional.of(today);
        }
        int amount = Integer.parseInt(relative.group(1));
        return Optional.of(
                today.plus(
                        switch (relative.group(2)) {
                            case "d" -> Period.ofDays(amount);
                            case "w" -> Period.ofWeeks(amount);
                            case "m" -> Period.ofMonths(amount);
                            default -> Period.ofYears(amount);
                        }));
    }
}
