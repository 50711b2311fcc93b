package fr.parvis.appointment.service;

/** How the history of an appointment names who did something. */
final class Actors {

    /** Whoever the appointment is for. */
    static final String CITIZEN = "citizen";

    private Actors() {}

    /**
     * @param agent the name of an agent; null for a citizen
     */
    static String named(String agent) {
        return agent == null ? CITIZEN : agent;
    }
}
