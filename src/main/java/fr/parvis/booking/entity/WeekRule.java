package fr.parvis.booking.entity;

/**
 * How many days of a week (Monday to Sunday) a child may have.
 *
 * @param min of a week in which it has any; null without
 * @param max null without
 */
public record WeekRule(Integer min, Integer max) {

    static final WeekRule NONE = new WeekRule(null, null);

    public boolean tooFew(int days) {
        return min != null && days > 0 && days < min;
    }

    public boolean tooMany(int days) {
        return max != null && days > max;
    }
}
