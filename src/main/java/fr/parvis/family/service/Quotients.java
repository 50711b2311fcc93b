package fr.parvis.family.service;

import fr.parvis.family.entity.QuotientFamilial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The quotient familial of a household, which prices follow. */
@ApplicationScoped
public class Quotients {

    @Inject QuotientRepository quotients;
    @Inject Event<QuotientsSet> settings;

    /** In euros, as it counts on a day; empty when none is known: the highest price then holds. */
    @Transactional
    public OptionalInt on(LocalDate day, long household) {
        return QuotientFamilial.on(day, quotients.history(household)).stream()
                .mapToInt(QuotientFamilial::amount)
                .findFirst();
    }

    /** Sets one: whoever has reckoned with another from its day on is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    void set(long household, QuotientFamilial quotient) {
        tell(List.of(add(household, quotient)));
    }

    /** Sets one of many, of which {@link #tell} says when all are set. */
    @Transactional(Transactional.TxType.MANDATORY)
    QuotientSet add(long household, QuotientFamilial quotient) {
        LocalDate to =
                quotients.history(household).stream()
                        .map(QuotientFamilial::from)
                        .filter(from -> from.isAfter(quotient.from()))
                        .min(Comparator.naturalOrder())
                        .map(next -> next.minusDays(1))
                        .orElse(null);
        quotients.add(quotient);
        return new QuotientSet(household, quotient.from(), to, quotient.amount());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(List<QuotientSet> set) {
        if (!set.isEmpty()) {
            settings.fire(new QuotientsSet(set));
        }
    }
}
