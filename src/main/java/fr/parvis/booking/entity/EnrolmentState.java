package fr.parvis.booking.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of an enrolment, and the one table of what may follow what. */
public enum EnrolmentState {
    /** A service has to answer. */
    ASKED,
    /** On the waiting list. */
    WAITING,
    /** A place has become free and is kept until the family accepts it. */
    OFFERED,
    ACTIVE,
    REFUSED,
    /** Given up by the family, or the offer ran out. */
    WITHDRAWN,
    /** Ended before its last day. */
    ENDED;

    private static final Map<EnrolmentState, Set<EnrolmentState>> NEXT =
            Map.of(
                    ASKED, EnumSet.of(ACTIVE, WAITING, REFUSED, WITHDRAWN),
                    WAITING, EnumSet.of(OFFERED, ACTIVE, REFUSED, WITHDRAWN),
                    OFFERED, EnumSet.of(ACTIVE, REFUSED, WITHDRAWN),
                    ACTIVE, EnumSet.of(ENDED),
                    REFUSED, EnumSet.noneOf(EnrolmentState.class),
                    WITHDRAWN, EnumSet.noneOf(EnrolmentState.class),
                    ENDED, EnumSet.noneOf(EnrolmentState.class));

    public boolean mayBecome(EnrolmentState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it stands on a list of the family or of a service. */
    public boolean living() {
        return this == ASKED || this == WAITING || this == OFFERED || this == ACTIVE;
    }

    /** Whether it holds one of the season's places. */
    public boolean holdsPlace() {
        return this == OFFERED || this == ACTIVE;
    }

    /** Key of its French name. */
    public String key() {
        return "booking.enrolment." + name();
    }
}
