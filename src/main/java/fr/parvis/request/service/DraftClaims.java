package fr.parvis.request.service;

import fr.parvis.request.entity.DraftOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What a browser left becomes the account's, in one transaction. */
@ApplicationScoped
class DraftClaims {

    @Inject DraftRepository repository;
    @Inject Clock clock;

    @Transactional
    void claim(DraftOwner owner) {
        repository.claim(owner, clock.instant());
    }
}
