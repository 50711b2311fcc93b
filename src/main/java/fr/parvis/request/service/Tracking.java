package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What whoever holds the link of a request, or has it in an account, may see and do. */
@ApplicationScoped
public class Tracking {

    @Inject RequestRepository requests;
    @Inject RequestLookRepository looks;
    @Inject QuotaKeeper quota;
    @Inject RequestAppointments appointments;
    @Inject RequestMails mails;
    @Inject TrackingLinks links;
    @Inject Event<RequestWithdrawn> withdrawn;
    @Inject Clock clock;

    /**
     * The request with its history, to be looked at.
     *
     * @throws NotFoundException when the link opens nothing, or nothing any more, or the request is
     *     not the account's
     */
    public Request find(RequestHolder holder) {
        return found(
                holder,
                holder.byLink() && !SecretToken.looksLike(holder.token())
                        ? Optional.empty()
                        : looks.held(holder));
    }

    /** "Annuler ma demande": it is archived, its place and its appointment are free again. */
    @Transactional
    public void cancel(RequestHolder holder) {
        Request request = requests.lock(held(holder));
        Optional<Appointment> freed = appointments.free(request, holder.actor());
        request.cancel(holder.actor(), clock.instant());
        quota.free(request.slug(), request.quotaPeriod());
        withdrawn.fire(new RequestWithdrawn(request.number(), request.slug(), holder.actor()));
        mails.cancelled(request, freed);
    }

    /** The citizen answers what the service asked. */
    @Transactional
    public void giveComplement(RequestHolder holder, String answer) {
        Request request = requests.lock(held(holder));
        request.giveComplement(holder.actor(), answer, clock.instant());
        mails.complementGiven(request);
    }

    /** "Remplacer ce lien": it opens nothing any more, the applicant is written another one. */
    @Transactional
    public void replaceLink(RequestHolder link) {
        Request request = requests.lock(held(link));
        // the first of two clicks has replaced it while this one waited
        held(link);
        links.replace(request, link.actor());
    }

    /**
     * "Rattacher cette demande à mon espace personnel", by whoever holds its link. Of two accounts
     * at once one has it; the same account twice is once.
     *
     * @return the number, by which the space knows it
     * @throws DomainException when it belongs to somebody else's account
     */
    @Transactional
    public long attach(RequestHolder link, long account) {
        Request request = requests.lock(held(link));
        if (request.attach(Actor.citizen(account), clock.instant())) {
            mails.attached(request);
        }
        return request.number();
    }

    /** Within the transaction of whoever asks. */
    Request held(RequestHolder holder) {
        return found(holder, requests.held(holder));
    }

    private static Request found(RequestHolder holder, Optional<Request> request) {
        return request.orElseThrow(
                () ->
                        new NotFoundException(
                                holder.byLink()
                                        ? "tracking link"
                                        : "request %d of account %d"
                                                .formatted(holder.number(), holder.account())));
    }
}
