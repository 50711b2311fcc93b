package fr.parvis.account.service;

import fr.parvis.account.entity.AccountPhoto;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The photo of a citizen. Only its owner and agents see it: whoever calls has looked at that. */
@ApplicationScoped
public class OwnPhoto {

    @Inject PhotoRepository photos;
    @Inject Clock clock;

    @Transactional
    public Optional<AccountPhoto> find(long accountId) {
        return photos.of(accountId);
    }

    /** When it was put there; empty when there is none. */
    @Transactional
    public Optional<Instant> changedAt(long accountId) {
        return photos.changedAt(accountId);
    }

    /**
     * Cuts a picture and keeps it.
     *
     * @param file as it was sent: nothing of it is kept as it is
     * @throws DomainException when it is no picture that the portal takes
     */
    @Transactional
    public void keep(long accountId, byte[] file) {
        photos.keep(accountId, Portrait.of(file), clock.instant());
    }

    @Transactional
    public void remove(long accountId) {
        photos.remove(accountId);
    }
}
