package fr.parvis.request.service;

import fr.parvis.appointment.service.Appointments;
import fr.parvis.kernel.Later;
import fr.parvis.request.entity.AppointmentHolder;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Whose drafts there are. What a browser left before its person signed in goes to the account; only
 * where the account has a draft of the same démarche the person chooses, and both wait until then.
 */
@ApplicationScoped
public class Drafts {

    /** A dashboard shows no more: there are not many more démarches. */
    private static final int MOST_SHOWN = 30;

    @Inject DraftRepository repository;
    @Inject DraftClaims claims;
    @Inject DraftDocuments documents;
    @Inject Appointments appointments;
    @Inject Clock clock;

    /**
     * The open drafts of a démarche.
     *
     * @param own the one that filing goes on with
     * @param left what the browser of who is signed in holds beside it
     */
    public record Open(Optional<Draft> own, Optional<Draft> left) {

        /** Nothing was begun. */
        public static final Open NONE = new Open(Optional.empty(), Optional.empty());

        private static Open of(DraftOwner owner, List<Draft> found) {
            return owner.signedIn()
                    ? new Open(
                            found.stream().filter(Draft::ofAccount).findFirst(),
                            found.stream().filter(d -> !d.ofAccount()).findFirst())
                    : new Open(found.stream().findFirst(), Optional.empty());
        }
    }

    /** What this owner has begun of a démarche, to be looked at. */
    public Open open(DraftOwner owner, String slug) {
        if (owner.nobody()) {
            return Open.NONE;
        }
        List<Draft> found = repository.look(owner, slug);
        if (left(owner, found)) {
            claims.claim(owner);
            // perhaps another browser was first
            found = repository.look(owner, slug);
        }
        return Open.of(owner, found);
    }

    /** Whether there is only what the browser left. */
    private static boolean left(DraftOwner owner, List<Draft> found) {
        return owner.signedIn() && !found.isEmpty() && found.stream().noneMatch(Draft::ofAccount);
    }

    /** All open drafts of an account, the latest first, to be looked at. */
    public Later<List<Draft>> ofAccount(DraftOwner owner) {
        if (owner.browser() != null && repository.left(owner.browser())) {
            claims.claim(owner);
        }
        return repository.lookAt(owner.account(), MOST_SHOWN);
    }

    /** The same as {@link #open}, to be changed. */
    private Open openForChange(DraftOwner owner, String slug) {
        if (owner.nobody()) {
            return Open.NONE;
        }
        List<Draft> found = repository.open(owner, slug);
        if (left(owner, found)) {
            claims.claim(owner);
            found.forEach(repository::refresh);
            found = repository.open(owner, slug);
        }
        return Open.of(owner, found);
    }

    /** The person goes on with the account's draft; what the browser left is forgotten. */
    @Transactional
    public void keepOwn(DraftOwner owner, String slug) {
        openForChange(owner, slug).left().ifPresent(this::forget);
    }

    /**
     * The person goes on with what the browser left; the account's answers to other questions stay.
     */
    @Transactional
    public void keepLeft(DraftOwner owner, String slug) {
        Open open = openForChange(owner, slug);
        if (open.own().isPresent() && open.left().isPresent()) {
            open.own().get().take(open.left().get(), clock.instant());
            documents.take(open.own().get(), open.left().get());
            appointments.handOver(
                    AppointmentHolder.of(open.left().get()),
                    AppointmentHolder.of(open.own().get()));
            repository.remove(open.left().get());
        }
    }

    /** "Annuler la démarche": the draft is gone. */
    @Transactional
    public void discard(DraftOwner owner, String slug) {
        openForChange(owner, slug).own().ifPresent(this::forget);
    }

    private void forget(Draft draft) {
        appointments.release(AppointmentHolder.of(draft));
        documents.forget(draft);
        repository.remove(draft);
    }
}
