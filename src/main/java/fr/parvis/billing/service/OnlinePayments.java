package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.entity.Provider;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The way to the payment page of a régie. */
@ApplicationScoped
public class OnlinePayments {

    @Inject Payments payments;
    @Inject PaymentProviders providers;
    @Inject TownSettings town;

    /**
     * Where a browser goes to pay.
     *
     * @param fields of a form that it sends there, in the order in which they were signed; none
     *     where it just goes there
     */
    public record Departure(PaymentAttempt attempt, URI page, Map<String, String> fields) {}

    /** Whether anything is paid online to this régie. */
    public boolean open(String regie) {
        return provider(regie).isPresent();
    }

    /** On whose page this régie is paid; empty where nothing is paid online. */
    public Optional<Provider> provider(String regie) {
        return providers.of(regie);
    }

    /** Whether this régie lets people pay an invoice in parts, where the invoice allows it. */
    public boolean partial(String regie) {
        return town.regie(regie).map(RegieSettings::partialPayment).orElse(false);
    }

    /**
     * Somebody sets out to pay. The payment page is asked before, in no transaction: where it is
     * not there, nothing is begun.
     *
     * @throws DomainException when it cannot be paid online, or not in this way, or not now
     */
    @Transactional(TxType.NEVER)
    public Departure leave(Payments.Wish wish, PaymentProvider.Payer payer) {
        Provider provider =
                providers
                        .of(wish.regie())
                        .orElseThrow(() -> new DomainException("billing.payment.closed"));
        if (!partial(wish.regie())
                && wish.amounts().values().stream().anyMatch(Money::isPositive)) {
            throw new DomainException("billing.payment.whole");
        }
        PaymentProvider.Way way = providers.at(provider).way(wish.regie());
        PaymentAttempt attempt = payments.start(provider, wish);
        PaymentProvider.Departure departure;
        try {
            departure = way.of(attempt, payer);
        } catch (RuntimeException e) {
            // nobody was sent anywhere: the invoice is free at once
            payments.giveUp(attempt);
            throw e;
        }
        if (departure.token() != null) {
            payments.name(attempt, departure.token());
        }
        return new Departure(attempt, departure.page(), departure.fields());
    }
}
