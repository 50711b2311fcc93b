package fr.parvis.booking.entity;

import java.util.List;

/** What "Valider" has made. */
public record SubmittedBasket(List<Part> parts) {

    /**
     * The changes of one enrolment.
     *
     * @param request number; null when not a single day could be had
     * @param failed days that could not be had
     */
    public record Part(long enrolment, Long request, List<FailedDay> failed) {}

    /** The numbers of the requests. */
    public List<Long> requests() {
        return parts.stream().map(Part::request).filter(r -> r != null).toList();
    }

    public List<FailedDay> failed() {
        return parts.stream().flatMap(p -> p.failed().stream()).toList();
    }
}
