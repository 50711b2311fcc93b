package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxBuyer;
import fr.parvis.billing.paybox.PayboxCall;
import fr.parvis.billing.paybox.PayboxConfiguration;
import fr.parvis.billing.paybox.PayboxOrder;
import fr.parvis.billing.paybox.PayboxReturns;
import fr.parvis.billing.paybox.PayboxShop;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** The way to the payment page of a régie. */
@ApplicationScoped
public class OnlinePayments {

    @Inject Payments payments;
    @Inject PayboxConfiguration paybox;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * A form that a browser sends to the payment page.
     *
     * @param fields in the order in which they were signed and must be sent
     */
    public record Departure(PaymentAttempt attempt, URI page, Map<String, String> fields) {}

    /** Whether anything is paid online to this régie. */
    public boolean open(String regie) {
        return paybox.shop(regie).isPresent();
    }

    /** Whether this régie lets people pay an invoice in parts, where the invoice allows it. */
    public boolean partial(String regie) {
        return town.regie(regie).map(RegieSettings::partialPayment).orElse(false);
    }

    /**
     * Somebody sets out to pay. The servers of the payment page are asked before, in no
     * transaction: where none is there, nothing is begun.
     *
     * @param phone whether the page is for a small screen
     * @throws DomainException when it cannot be paid online, or not in this way, or not now
     */
    @Transactional(TxType.NEVER)
    public Departure leave(Payments.Wish wish, PayboxBuyer buyer, boolean phone) {
        PayboxShop shop =
                paybox.shop(wish.regie())
                        .orElseThrow(() -> new DomainException("billing.payment.closed"));
        if (!partial(wish.regie())
                && wish.amounts().values().stream().anyMatch(Money::isPositive)) {
            throw new DomainException("billing.payment.whole");
        }
        URI page =
                paybox.page().orElseThrow(() -> new DomainException("billing.payment.unavailable"));
        PaymentAttempt attempt = payments.start(Provider.PAYBOX, wish);
        var order =
                new PayboxOrder(
                        attempt.reference(),
                        attempt.amount(),
                        // an address that cannot be signed: Paybox's own ticket goes to the town
                        PayboxOrder.takes(wish.mail()) ? wish.mail() : town.mail().from(),
                        attempt.shares().size(),
                        buyer,
                        phone);
        PayboxCall call =
                PayboxCall.of(
                        shop,
                        order,
                        PayboxReturns.of(portal.of("")),
                        clock.instant().atZone(clock.getZone()));
        return new Departure(attempt, page, call.fields());
    }
}
