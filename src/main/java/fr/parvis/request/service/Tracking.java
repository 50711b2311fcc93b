package fr.parvis.request.service;

import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What whoever holds the link of a request may see and do. */
@ApplicationScoped
public class Tracking {

    @Inject RequestRepository requests;
    @Inject QuotaKeeper quota;
    @Inject RequestMails mails;
    @Inject TrackingLinks links;
    @Inject Clock clock;

    /**
     * The request with its history.
     *
     * @throws NotFoundException when the link opens nothing, or nothing any more
     */
    @Transactional
    public Request find(String token) {
        Request request = byToken(token);
        request.history();
        return request;
    }

    /** "Annuler ma demande": it is archived, and its place is free again. */
    @Transactional
    public void cancel(String token) {
        Request request = requests.lock(byToken(token));
        request.cancel(clock.instant());
        quota.free(request.slug(), request.quotaPeriod());
        mails.cancelled(request);
    }

    /** The citizen answers what the service asked. */
    @Transactional
    public void giveComplement(String token, String answer) {
        Request request = requests.lock(byToken(token));
        request.giveComplement(answer, clock.instant());
        mails.complementGiven(request);
    }

    /** "Remplacer ce lien": it opens nothing any more, the applicant is written another one. */
    @Transactional
    public void replaceLink(String token) {
        Request request = requests.lock(byToken(token));
        // the first of two clicks has replaced it while this one waited
        byToken(token);
        links.replace(request, Actor.citizen());
    }

    private Request byToken(String token) {
        if (!SecretToken.looksLike(token)) {
            throw new NotFoundException("tracking link");
        }
        return requests.byToken(token).orElseThrow(() -> new NotFoundException("tracking link"));
    }
}
