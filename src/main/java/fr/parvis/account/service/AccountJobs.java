package fr.parvis.account.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;

/** What accounts do by themselves. Harmless on several nodes at once. */
@ApplicationScoped
class AccountJobs {

    @Inject Rounds rounds;
    @Inject PasswordReset reset;
    @Inject AccountCreation creation;
    @Inject SignIn signIn;
    @Inject InterruptedForms interrupted;
    @Inject FranceConnectArrivals franceConnect;
    @Inject FranceConnectMailLink mailLinks;
    @Inject AccountImports imports;
    @Inject ActivationAnswer answers;
    @Inject ServiceKeyUse keys;
    @Inject AccountRemoval removal;

    void start(@Observes PortalStarting starting) {
        rounds.every(
                Duration.ofSeconds(1), "answering wishes for the link of a mail", this::answer);
        rounds.every(
                Duration.ofMinutes(11),
                Duration.ofHours(1),
                "housekeeping of accounts",
                this::tidy);
    }

    private void answer() {
        while (reset.answerOne() || mailLinks.answerOne()) {
            // until none waits
        }
    }

    private void tidy() {
        signIn.forgetEnded();
        interrupted.forgetOld();
        creation.forgetExpired();
        franceConnect.forgetEnded();
        imports.forgetOld();
        answers.forgetOld();
        keys.forgetOld();
        OptionalLong last = removal.removeAfter(0);
        while (last.isPresent()) {
            last = removal.removeAfter(last.getAsLong());
        }
    }
}
