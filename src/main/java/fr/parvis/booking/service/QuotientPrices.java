package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.family.service.QuotientSet;
import fr.parvis.family.service.QuotientsSet;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;

/**
 * A quotient that is set after days were booked: those on which it counts cost what it says, as
 * they would if they were booked now. What is invoiced stays as it is.
 */
@ApplicationScoped
class QuotientPrices {

    @Inject PriceRepository prices;
    @Inject Activities activities;

    void set(@Observes QuotientsSet event) {
        // as whoever changes days: two households, one after the other, would wait in a circle
        // with an agent who closes a day
        prices.lock(event.all().stream().map(QuotientSet::household).distinct().toList());
        event.all().forEach(this::apply);
    }

    private void apply(QuotientSet set) {
        var now = new ArrayList<PriceRepository.UnitPrice>();
        for (Activity activity : activities.all()) {
            var tariff = new Tariff(activity, set.amount());
            for (Activity.Unit unit : activity.units()) {
                Money price = tariff.price(unit.id());
                now.add(new PriceRepository.UnitPrice(activity.id(), unit.id(), price));
            }
        }
        prices.change(set.household(), set.from(), set.to(), now);
    }
}
