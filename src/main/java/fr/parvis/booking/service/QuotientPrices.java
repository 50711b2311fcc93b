package fr.parvis.booking.service;

import fr.parvis.booking.entity.Tariff;
import fr.parvis.family.service.QuotientSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * A quotient that is set after days were booked: those on which it counts cost what it says, as
 * they would if they were booked now. What is invoiced stays as it is.
 */
@ApplicationScoped
class QuotientPrices {

    @Inject PriceRepository prices;
    @Inject Activities activities;

    void set(@Observes QuotientSet event) {
        List<PriceRepository.UnitPrice> now =
                activities.all().stream()
                        .flatMap(
                                a ->
                                        a.units().stream()
                                                .map(
                                                        u ->
                                                                new PriceRepository.UnitPrice(
                                                                        a.id(),
                                                                        u.id(),
                                                                        new Tariff(
                                                                                        a,
                                                                                        event
                                                                                                .amount())
                                                                                .price(u.id()))))
                        .toList();
        prices.change(event.household(), event.from(), event.to(), now);
    }
}
