package fr.parvis.request.service;

import fr.parvis.form.entity.Answers;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestStatus;

/**
 * An agent has just accepted or rejected a request, in the running transaction: whoever its
 * démarche is for does what follows. What cannot follow throws a {@link
 * fr.parvis.kernel.DomainException}, and nothing is decided.
 *
 * @param procedure in the version that was filed
 * @param agent the agent's name, for histories
 */
public record RequestDecided(Request request, Procedure procedure, String agent) {

    public boolean accepted() {
        return request.status() == RequestStatus.ACCEPTED;
    }

    /** The answers that stand for fields of a space, under the names that they have there. */
    public Answers updates() {
        return SpaceAnswers.accepted(procedure, request.answers());
    }
}
