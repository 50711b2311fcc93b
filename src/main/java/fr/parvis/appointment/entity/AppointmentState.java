package fr.parvis.appointment.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What an appointment may become. The one table of its transitions. */
public enum AppointmentState {
    /** Kept for somebody who goes on filling in. */
    HELD,
    /** Was kept, and is kept no more. */
    EXPIRED,
    BOOKED,
    /** Another one took its place. */
    MOVED,
    CANCELLED,
    PRESENT,
    ABSENT,
    /** Its time came, nobody noted who did, and its holder took another one. */
    UNNOTED;

    private static final Map<AppointmentState, Set<AppointmentState>> NEXT =
            Map.of(
                    HELD, EnumSet.of(BOOKED, EXPIRED),
                    EXPIRED, EnumSet.noneOf(AppointmentState.class),
                    BOOKED, EnumSet.of(MOVED, CANCELLED, PRESENT, ABSENT, UNNOTED),
                    MOVED, EnumSet.noneOf(AppointmentState.class),
                    CANCELLED, EnumSet.noneOf(AppointmentState.class),
                    // who ticked the wrong line corrects it
                    PRESENT, EnumSet.of(ABSENT, BOOKED, UNNOTED),
                    ABSENT, EnumSet.of(PRESENT, BOOKED, UNNOTED),
                    UNNOTED, EnumSet.of(PRESENT, ABSENT));

    public boolean mayBecome(AppointmentState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it fills its time at its desk. */
    public boolean occupies() {
        return this == HELD || expected();
    }

    /** Whether somebody is, or was, to come. */
    public boolean expected() {
        return this == BOOKED || this == UNNOTED || over();
    }

    /** Whether the time has come and somebody noted who came. */
    public boolean over() {
        return this == PRESENT || this == ABSENT;
    }

    /** Key of its name in French: a citizen reads "Annulé" of one that was moved, too. */
    public String key() {
        return "appointment.state." + name();
    }
}
