package fr.parvis.appointment.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A slot at a desk that is somebody's: kept for some minutes, then booked. Whose it is says the
 * capability that asked for it; nothing of that is known here.
 */
@Entity
@Table(name = "appointment")
public class Appointment {

    /** How long a slot is kept for whoever fills in. */
    public static final Duration HOLD = Duration.ofMinutes(10);

    private static final int LONGEST_REASON = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "calendar_id")
    private String calendarId;

    private int desk;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    private AppointmentState state;

    private String holder;

    @Column(name = "held_until")
    private Instant heldUntil;

    private String uid;
    private int sequence;
    private String person;
    private String subject;
    private String address;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "booked_at")
    private Instant bookedAt;

    @Column(name = "reminded_at")
    private Instant remindedAt;

    @Version private long version;

    @OneToMany(mappedBy = "appointment", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<AppointmentEvent> history = new ArrayList<>();

    protected Appointment() {}

    /** Whether it is kept at this moment. */
    public boolean held(Instant now) {
        return state == AppointmentState.HELD && heldUntil.isAfter(now);
    }

    /** Keeps it from now on for the usual time. */
    public void keep(Instant now) {
        if (state != AppointmentState.HELD) {
            throw new DomainException("appointment.notAllowedNow");
        }
        heldUntil = now.plus(HOLD);
    }

    /** It is somebody's now. */
    public void book(String who, Visit visit, String actor, Instant now) {
        holder = who;
        person = visit.person();
        subject = visit.subject();
        address = visit.address();
        bookedAt = now;
        heldUntil = null;
        become(AppointmentState.BOOKED, actor, null, now);
    }

    /** This one takes the place of an earlier one: calendars of its owner move the entry. */
    public void follows(Appointment earlier) {
        uid = earlier.uid;
        sequence = earlier.sequence + 1;
    }

    /** Its owner chose another one. */
    public void move(String actor, Instant now) {
        demandToCome(now);
        become(AppointmentState.MOVED, actor, null, now);
    }

    /**
     * It does not take place.
     *
     * @param reason null when its owner cancels
     */
    public void cancel(String actor, String reason, Instant now) {
        if (reason != null) {
            demandReason(reason);
        }
        sequence++;
        become(AppointmentState.CANCELLED, actor, reason, now);
    }

    /** Whoever was to come reads why nobody receives then. */
    public static void demandReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new DomainException("appointment.block.reasonMissing", LONGEST_REASON);
        }
    }

    /** Somebody came, or did not. */
    public void note(boolean came, String actor, Instant now) {
        if (startsAt.isAfter(now.plus(Duration.ofHours(1)))) {
            throw new DomainException("appointment.tooEarly");
        }
        become(came ? AppointmentState.PRESENT : AppointmentState.ABSENT, actor, null, now);
    }

    /**
     * Who came was noted by mistake.
     *
     * @param another whether its holder has taken another one since: of two one is live
     */
    public void undoNote(boolean another, String actor, Instant now) {
        become(another ? AppointmentState.UNNOTED : AppointmentState.BOOKED, actor, null, now);
    }

    /** It has begun, and its holder takes another one, whoever came or not. */
    public void leave(String actor, Instant now) {
        if (startsAt.isAfter(now)) {
            throw new DomainException("appointment.hasOne");
        }
        become(AppointmentState.UNNOTED, actor, null, now);
    }

    /** What is kept for one is kept for another from now on. */
    public void handTo(String other) {
        if (state != AppointmentState.HELD) {
            throw new DomainException("appointment.notAllowedNow");
        }
        holder = other;
    }

    /** Its owner has been written that it is tomorrow. */
    public void reminded(Instant now) {
        remindedAt = now;
    }

    private void demandToCome(Instant now) {
        if (!startsAt.isAfter(now)) {
            throw new DomainException("appointment.tooLate");
        }
    }

    private void become(AppointmentState next, String actor, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw new DomainException("appointment.notAllowedNow");
        }
        state = next;
        history.add(new AppointmentEvent(this, next, actor, reason, now));
    }

    /** Whether its owner may still change or cancel it. */
    public boolean changeable(Instant now) {
        return state == AppointmentState.BOOKED && startsAt.isAfter(now);
    }

    /** Grows with each change. */
    public long version() {
        return version;
    }

    public Long id() {
        return id;
    }

    public String calendarId() {
        return calendarId;
    }

    public int desk() {
        return desk;
    }

    public Slot slot() {
        return new Slot(startsAt, endsAt);
    }

    public AppointmentState state() {
        return state;
    }

    public String holder() {
        return holder;
    }

    /** Until when it is kept; null once it is booked. */
    public Instant heldUntil() {
        return heldUntil;
    }

    /** By which calendars know it again. */
    public String uid() {
        return uid;
    }

    /** Grows with every change, so that calendars know the newest. */
    public int sequence() {
        return sequence;
    }

    public String person() {
        return person;
    }

    public String subject() {
        return subject;
    }

    public String address() {
        return address;
    }

    public Instant bookedAt() {
        return bookedAt;
    }

    public Instant remindedAt() {
        return remindedAt;
    }

    public List<AppointmentEvent> history() {
        return List.copyOf(history);
    }
}
