package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxGateway;
import fr.parvis.billing.payfip.PayFipGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;

/** By whom a régie is paid online: its part of the town's configuration says so. */
@ApplicationScoped
class PaymentProviders {

    @Inject PayboxGateway paybox;
    @Inject PayFipGateway payfip;

    /** Empty where nothing is paid online to a régie. */
    Optional<Provider> of(String regie) {
        return Stream.of(Provider.values()).filter(p -> at(p).serves(regie)).findFirst();
    }

    PaymentProvider at(Provider provider) {
        return switch (provider) {
            case PAYBOX -> paybox;
            case PAYFIP -> payfip;
        };
    }
}
