package fr.parvis.form.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A date that shows how one is typed: always one that the field would take. */
public final class DateExample {

    private static final LocalDate USUAL = LocalDate.of(1985, 3, 27);
    private static final int LATER_DAYS = 20;

    private DateExample() {}

    /**
     * The example of a date field: what its definition says, a usual date, or one near its bounds.
     *
     * @param all fields that its bounds may name
     */
    public static LocalDate of(Field field, List<Field> all, LocalDate today) {
        if (field.example() != null && DateBound.readable(field.example())) {
            return bound(field.example(), all, today).orElse(USUAL);
        }
        Optional<LocalDate> first = bound(field.min(), all, today);
        Optional<LocalDate> last = bound(field.max(), all, today);
        if (first.filter(USUAL::isBefore).isPresent()) {
            LocalDate later = first.get().plusDays(LATER_DAYS);
            return last.filter(later::isAfter).orElse(later);
        }
        return last.filter(USUAL::isAfter).orElse(USUAL);
    }

    /** Another field's bound is that field's example: an end is as late as its beginning. */
    private static Optional<LocalDate> bound(String bound, List<Field> all, LocalDate today) {
        if (bound == null) {
            return Optional.empty();
        }
        // a field that names itself by a detour would never end
        return DateBound.resolve(
                bound,
                today,
                name ->
                        all.stream()
                                .filter(f -> f.name().equals(name))
                                .findFirst()
                                .filter(f -> f.min() != null && DateBound.field(f.min()).isEmpty())
                                .map(f -> of(f, List.of(), today))
                                .orElse(null));
    }

    /** "27 3 1985": day, month and year, as in the three boxes. */
    public static String words(LocalDate date) {
        return "%d %d %d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }
}
