package fr.parvis.billing.paybox;

import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.kernel.DomainException;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Paybox. Its payment page answers no questions: what it signed and gave to the browser is the only
 * other witness where a notification was lost.
 */
@ApplicationScoped
public class PayboxGateway implements PaymentProvider {

    @Inject PayboxTrust trust;
    @Inject PayboxConfiguration configuration;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Override
    public boolean serves(String regie) {
        return configuration.shop(regie).isPresent();
    }

    @Override
    public Way way(String regie) {
        PayboxShop shop = configuration.shop(regie).orElseThrow();
        URI page =
                configuration
                        .page()
                        .orElseThrow(() -> new DomainException("billing.payment.unavailable"));
        return (attempt, payer) -> new Departure(page, call(shop, attempt, payer).fields(), null);
    }

    private PayboxCall call(PayboxShop shop, PaymentAttempt attempt, Payer payer) {
        var order =
                new PayboxOrder(
                        attempt.reference(),
                        attempt.amount(),
                        // an address that cannot be signed: Paybox's own ticket goes to the town
                        PayboxOrder.takes(attempt.mail()) ? attempt.mail() : town.mail().from(),
                        attempt.shares().size(),
                        PayboxBuyer.of(payer.identity(), payer.contacts()),
                        payer.phone());
        return PayboxCall.of(
                shop,
                order,
                PayboxReturns.of(portal.of("")),
                clock.instant().atZone(clock.getZone()));
    }

    @Override
    public GatewayAnswer ask(PaymentAttempt attempt) {
        Optional<PayboxAnswer> witness =
                PayboxAnswer.read(attempt.witness(), trust.keys())
                        .filter(a -> a.reference().equals(attempt.reference()))
                        .filter(a -> trust.takesTests() || !a.test());
        if (witness.isEmpty()) {
            // where Paybox said that a bank has not answered, silence is no refusal
            return attempt.status() == AttemptStatus.WAITING
                    ? GatewayAnswer.unknown(null)
                    : GatewayAnswer.notPaid(null);
        }
        PayboxAnswer answer = witness.get();
        String code = answer.result().code();
        if (answer.paid()) {
            return GatewayAnswer.paid(answer.proof(), attempt.witness());
        }
        return answer.result().outcome() == PayboxResult.Outcome.WAITING
                ? GatewayAnswer.unknown(code)
                : GatewayAnswer.refused(code);
    }
}
