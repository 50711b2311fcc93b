package fr.parvis.billing.paybox;

import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What Paybox has said of an attempt. Its payment page answers no questions: what it signed and
 * gave to the browser is the only other witness where a notification was lost.
 */
@ApplicationScoped
public class PayboxGateway {

    @Inject PayboxTrust trust;

    /** Asks about an attempt whose page has been closed for some time. */
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
            return GatewayAnswer.paid(answer.proof());
        }
        return answer.result().outcome() == PayboxResult.Outcome.WAITING
                ? GatewayAnswer.unknown(code)
                : GatewayAnswer.refused(code);
    }
}
