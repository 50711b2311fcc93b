package fr.parvis.request.service;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Request;

/**
 * An agent is about to accept or reject a request, in the running transaction: whoever its démarche
 * is for does before what the words of the answer depend on, and says it. What cannot be done
 * throws a {@link fr.parvis.kernel.DomainException}, and nothing is decided.
 */
public final class RequestDeciding {

    private final Request request;
    private final Procedure procedure;
    private final Procedure.Outcome outcome;
    private final String agent;
    private String words;

    /**
     * @param procedure in the version that was filed
     * @param agent the agent's name, for histories
     * @param words what the citizen reads
     */
    public RequestDeciding(
            Request request,
            Procedure procedure,
            Procedure.Outcome outcome,
            String agent,
            String words) {
        this.request = request;
        this.procedure = procedure;
        this.outcome = outcome;
        this.agent = agent;
        this.words = words;
    }

    public Request request() {
        return request;
    }

    public Procedure procedure() {
        return procedure;
    }

    public boolean accepted() {
        return outcome.decision() == Procedure.Outcome.Decision.ACCEPTED;
    }

    public String agent() {
        return agent;
    }

    /**
     * The citizen reads this first, then what the agent has typed; the usual words of the outcome
     * do not fit any more. An answer without words stays one: it is refused.
     */
    public void say(String first) {
        if (words != null && !words.isBlank()) {
            boolean usual = words.strip().equals(outcome.message());
            words = usual ? first : first + "\n\n" + words.strip();
        }
    }

    public String words() {
        return words;
    }
}
