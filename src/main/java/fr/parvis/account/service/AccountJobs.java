package fr.parvis.account.service;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What accounts do by themselves. Harmless on several nodes at once. */
@ApplicationScoped
class AccountJobs {

    private static final Logger LOG = Logger.getLogger(AccountJobs.class.getName());

    @Resource ManagedScheduledExecutorService executor;
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

    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();

    void start(@Observes PortalStarting starting) {
        schedules.add(executor.scheduleWithFixedDelay(this::answerWishes, 1, 1, TimeUnit.SECONDS));
        schedules.add(executor.scheduleWithFixedDelay(this::tidy, 11, 60, TimeUnit.MINUTES));
    }

    @PreDestroy
    void stop() {
        schedules.forEach(s -> s.cancel(false));
    }

    private void answerWishes() {
        try {
            while (reset.answerOne() || mailLinks.answerOne()) {
                // until none waits
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a wish for the link of a mail was not answered", e);
        }
    }

    private void tidy() {
        try {
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
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "housekeeping of accounts failed, it comes again in an hour", e);
        }
    }
}
