package fr.parvis.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Notes that a session is in use, in a transaction of its own. */
@ApplicationScoped
class SessionUse {

    @Inject AccountRepository repository;

    @Transactional
    void seen(String tokenHash, Instant now) {
        repository.session(tokenHash).ifPresent(s -> s.seen(now));
    }
}
