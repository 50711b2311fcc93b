package fr.parvis.billing.service;

import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.security.service.Throttle;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The provider does not accept our calls: nobody can pay until somebody has looked at the contract.
 * The régie is told, once a day.
 */
@ApplicationScoped
class ShopAlarm {

    private static final Logger LOG = Logger.getLogger(ShopAlarm.class.getName());
    private static final Throttle.Rule DAILY =
            Throttle.Rule.of("payment-shop-alarm", 1, Duration.ofDays(1));

    @Inject TownSettings town;
    @Inject Throttle throttle;
    @Inject Outbox outbox;

    /**
     * @param code the provider's
     */
    @Transactional(TxType.MANDATORY)
    void ring(String regie, String code) {
        LOG.log(
                Level.SEVERE,
                "the calls for {0} are not accepted: code {1}",
                new Object[] {regie, code});
        town.regie(regie)
                .filter(r -> r.mail() != null)
                .filter(r -> throttle.take(DAILY, regie).isEmpty())
                .ifPresent(
                        r ->
                                outbox.send(
                                        Mail.to(r.mail(), text("subject", r.name()))
                                                .say(text("say", r.name()))
                                                .fact(text("code"), code)
                                                .say(text("what"))));
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("billing.alarm." + key, arguments);
    }
}
