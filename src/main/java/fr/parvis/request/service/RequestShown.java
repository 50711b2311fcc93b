package fr.parvis.request.service;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Request;

/**
 * Fired while the page of a request is made for whoever filed it: whoever its démarche is for says
 * what has become of it, where its state does not say all.
 */
public final class RequestShown {

    private final Request request;
    private final Procedure procedure;
    private String now;

    /**
     * @param procedure in the version that was filed
     */
    public RequestShown(Request request, Procedure procedure) {
        this.request = request;
        this.procedure = procedure;
    }

    public Request request() {
        return request;
    }

    public Procedure procedure() {
        return procedure;
    }

    /** How things are: "Votre enfant est sur la liste d’attente". */
    public void now(String words) {
        now = words;
    }

    /** Null when nobody said. */
    public String now() {
        return now;
    }
}
