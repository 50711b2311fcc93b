package fr.parvis.appointment.entity;

import java.lang.reflect.Field;
import java.time.Instant;

/** Appointments for tests, as the database makes them. */
public final class HeldAppointment {

    private HeldAppointment() {}

    /** One that is kept at this moment, for a quarter of an hour. */
    public static Appointment of(String uid, Instant start) {
        var made = new Appointment();
        set(made, "uid", uid);
        set(made, "startsAt", start);
        set(made, "endsAt", start.plusSeconds(900));
        set(made, "heldUntil", start);
        set(made, "state", AppointmentState.HELD);
        return made;
    }

    private static void set(Appointment appointment, String name, Object value) {
        try {
            Field field = Appointment.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(appointment, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
