package fr.parvis.request.service;

import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.TrackingLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Replaces the link of a request. The new one goes to the applicant's mail address and nowhere
 * else: whoever asks for it may be somebody whom the old one should never have reached.
 */
@ApplicationScoped
class TrackingLinks {

    @Inject RequestRepository requests;
    @Inject RequestMails mails;
    @Inject Clock clock;

    /**
     * @param request locked by the running transaction
     */
    void replace(Request request, Actor actor) {
        Instant now = clock.instant();
        requests.links(request.number()).forEach(l -> l.revoke(now));
        requests.add(new TrackingLink(request.number(), now));
        request.linkReplaced(actor, now);
        mails.linkReplaced(request);
    }
}
