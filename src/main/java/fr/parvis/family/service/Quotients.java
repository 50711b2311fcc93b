package fr.parvis.family.service;

import fr.parvis.family.entity.QuotientFamilial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.OptionalInt;

/** The quotient familial of a household, which prices follow. */
@ApplicationScoped
public class Quotients {

    @Inject QuotientRepository quotients;

    /** In euros, as it counts on a day; empty when none is known: the highest price then holds. */
    @Transactional
    public OptionalInt on(LocalDate day, long household) {
        return QuotientFamilial.on(day, quotients.history(household)).stream()
                .mapToInt(QuotientFamilial::amount)
                .findFirst();
    }
}
