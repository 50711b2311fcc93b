package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.franceconnect.TownProviderClient.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Which account of staff a person has whom the town's provider has identified: the one with this
 * subject, or else the one with this verified mail that no subject was noted for yet. Accounts are
 * made by administrators only, and so are their roles.
 */
@ApplicationScoped
class StaffArrival {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject StaffRepository staff;
    @Inject SignIn signIn;
    @Inject Clock clock;

    @Transactional
    StaffSignIn.Outcome receive(Member member, FranceConnectAttempt attempt, String userAgent) {
        Optional<Account> account =
                staff.bySubject(member.subject())
                        .or(() -> staff.byMailWithoutSubject(member.mail()));
        if (account.isEmpty()) {
            SECURITY.log(Level.INFO, "provider of the town: somebody without account");
            return StaffSignIn.Outcome.failed(StaffSignIn.Failure.UNKNOWN);
        }
        Account known = account.get();
        if (known.disabled() || known.state() == AccountState.CLOSED) {
            SECURITY.log(Level.WARNING, "provider of the town: account {0} is closed", known.id());
            return StaffSignIn.Outcome.failed(StaffSignIn.Failure.DISABLED);
        }
        if (known.state() == AccountState.PREPARED) {
            // the link of the first mail has nothing left to prove
            known.confirmMail(false, clock.instant());
        }
        known.knownToProviderAs(member.subject());
        return new StaffSignIn.Outcome(
                signIn.openFor(known, userAgent), attempt.destination(), null);
    }
}
