package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;

/**
 * What days of an activity cost a household.
 *
 * @param quotient its quotient familial in euros; null while the town knows none: the last bracket
 */
public record Tariff(Activity activity, Integer quotient) {

    /** One day of a unit. */
    public Money price(String unit) {
        var brackets = activity.unit(unit).orElseThrow().prices();
        return brackets.stream()
                .filter(b -> b.upTo() == null || quotient != null && quotient <= b.upTo())
                .findFirst()
                .map(b -> Money.ofCents(b.cents()))
                .orElse(Money.ZERO);
    }
}
