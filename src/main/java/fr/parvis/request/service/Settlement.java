package fr.parvis.request.service;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/**
 * Ends requests of which nothing is left to answer, because what they asked for has ended
 * otherwise: nothing stays open for ever. Whoever calls has asked for the right to do that.
 */
@ApplicationScoped
public class Settlement {

    @Inject RequestRepository requests;
    @Inject Catalogue catalogue;
    @Inject RequestMails mails;
    @Inject Clock clock;

    /**
     * Answers a request as an agent would; nothing when it is answered already. No event is fired:
     * whoever calls has done what the answer means.
     *
     * <p>The request is locked before whatever its answer touches (enrolments, places), as an
     * agent's answer does: whoever has locks of these must have locked the request before them.
     *
     * @param reason what the citizen reads
     */
    @Transactional(TxType.MANDATORY)
    public void settle(long number, boolean accepted, Actor who, String reason) {
        Request request = requests.locked(number);
        if (!request.status().open()) {
            return;
        }
        Procedure.Outcome.Decision decision =
                accepted
                        ? Procedure.Outcome.Decision.ACCEPTED
                        : Procedure.Outcome.Decision.REJECTED;
        Procedure.Outcome outcome =
                catalogue.version(request.versionId()).outcomes().stream()
                        .filter(o -> o.decision() == decision)
                        .findFirst()
                        .orElseThrow();
        request.decide(outcome, who, reason, clock.instant());
        mails.decided(request, Optional.empty());
    }
}
