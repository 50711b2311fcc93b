package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The password of somebody who is signed in, asked again before what matters: whoever found an open
 * session does not take the account along. Slow, and so outside of any transaction.
 */
@ApplicationScoped
class PresentPassword {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final String FIELD = "mot_de_passe_actuel";

    /** By account: only who is signed in gets here. */
    static final Throttle.Rule RULE =
            Throttle.Rule.of("present-password", 10, Duration.ofMinutes(15));

    @Inject Throttle throttle;
    @Inject Clock clock;

    /** What is wrong with it; empty when it is right. */
    Optional<FieldProblem> problem(Account account, String password) {
        if (account.passwordHash() == null) {
            return Optional.of(FieldProblem.said("", "account.presentPassword.none"));
        }
        if (password.isEmpty()) {
            return Optional.of(FieldProblem.said(FIELD, "account.presentPassword.missing"));
        }
        String key = String.valueOf(account.id());
        Optional<Instant> wait = throttle.take(RULE, key);
        if (wait.isPresent()) {
            return Optional.of(
                    FieldProblem.said(FIELD, "account.presentPassword.later", hour(wait.get())));
        }
        if (!Passwords.matches(password, account.passwordHash())) {
            SECURITY.log(Level.WARNING, "wrong present password, account {0}", key);
            return Optional.of(FieldProblem.said(FIELD, "account.presentPassword.wrong"));
        }
        throttle.giveBack(RULE, key);
        return Optional.empty();
    }

    /** Rounded up, as at the sign-in. */
    private String hour(Instant until) {
        return FrenchText.hour(until.plusSeconds(59).atZone(clock.getZone()).toLocalTime());
    }
}
