package fr.parvis.booking.entity;

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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A child in an activity of the town, at one place, asked for by one household. What it may become:
 * {@link EnrolmentState}; every change leaves a line of history.
 */
@Entity
public class Enrolment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "household_id")
    private long householdId;

    @Column(name = "child_id")
    private long childId;

    private String activity;
    private String place;

    @Column(name = "group_name")
    private String group;

    @Column(name = "from_day")
    private LocalDate from;

    @Column(name = "to_day")
    private LocalDate to;

    /** Whether it ends after a day that an agent named, and not with its season. */
    @Column(name = "ends_early")
    private boolean endsEarly;

    @Enumerated(EnumType.STRING)
    private EnrolmentState state;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "offered_until")
    private Instant offeredUntil;

    @Column(name = "request_number")
    private Long requestNumber;

    @Version private long version;

    @OneToMany(mappedBy = "enrolment", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<EnrolmentEvent> history = new ArrayList<>();

    protected Enrolment() {}

    /**
     * Asks for a place.
     *
     * @param group at the beginning; null without groups
     */
    public Enrolment(
            long householdId,
            long childId,
            String activity,
            String place,
            String group,
            LocalDate from,
            LocalDate to,
            BookingActor who,
            Instant now) {
        this.householdId = householdId;
        this.childId = childId;
        this.activity = activity;
        this.place = place;
        this.group = group;
        this.from = from;
        this.to = to;
        this.askedAt = now;
        this.state = EnrolmentState.ASKED;
        history.add(new EnrolmentEvent(this, null, state, who, null, now));
    }

    /** The request it was asked with. */
    public void askedWith(long number) {
        this.requestNumber = number;
    }

    /** It has a place. */
    public void activate(BookingActor who, Instant now) {
        if (state == EnrolmentState.OFFERED && !now.isBefore(offeredUntil)) {
            throw new DomainException("booking.offer.over");
        }
        become(EnrolmentState.ACTIVE, who, null, now);
    }

    /** No place is left: it stands on the waiting list, at the place of its arrival. */
    public void queue(BookingActor who, Instant now) {
        become(EnrolmentState.WAITING, who, null, now);
    }

    /** A place became free: it is kept until then. */
    public void offer(Instant until, Instant now) {
        become(EnrolmentState.OFFERED, BookingActor.system(), null, now);
        offeredUntil = until;
    }

    /** The time to accept has run out. */
    public void lapse(Instant now) {
        become(EnrolmentState.WITHDRAWN, BookingActor.system(), null, now);
    }

    /** The service says no, in words that the family reads. */
    public void refuse(BookingActor who, String reason, Instant now) {
        become(EnrolmentState.REFUSED, who, reason, now);
    }

    /** The family gives it up before it began. */
    public void withdraw(BookingActor who, Instant now) {
        become(EnrolmentState.WITHDRAWN, who, null, now);
    }

    /**
     * It ends early.
     *
     * @param last day of it
     */
    public void end(LocalDate last, BookingActor who, String reason, Instant now) {
        become(EnrolmentState.ENDED, who, required(reason), now);
        to = last.isBefore(from) ? from : last.isAfter(to) ? to : last;
    }

    /**
     * It will end on a day to come, and keeps its place until then. Another day may be named, and
     * with the last one of the season nothing ends early.
     */
    public void endOn(
            LocalDate last, LocalDate seasonEnd, BookingActor who, String reason, Instant now) {
        if (state != EnrolmentState.ACTIVE) {
            throw new DomainException("booking.enrolment.notAllowedNow");
        }
        history.add(new EnrolmentEvent(this, state, state, who, required(reason), now));
        to = last.isBefore(from) ? from : last.isAfter(seasonEnd) ? seasonEnd : last;
        endsEarly = to.isBefore(seasonEnd);
    }

    /** The last day that an agent named is over. */
    public void over(Instant now) {
        become(EnrolmentState.ENDED, BookingActor.system(), null, now);
    }

    private static String required(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("booking.reasonMissing");
        }
        return reason.strip();
    }

    /** The other household of a shared child goes on with it. */
    public void passTo(long household, BookingActor who, String reason, Instant now) {
        if (!state.living()) {
            throw new DomainException("booking.enrolment.notAllowedNow");
        }
        history.add(new EnrolmentEvent(this, state, state, who, reason, now));
        householdId = household;
    }

    private void become(EnrolmentState next, BookingActor who, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw new DomainException("booking.enrolment.notAllowedNow");
        }
        history.add(new EnrolmentEvent(this, state, next, who, reason, now));
        state = next;
        offeredUntil = null;
    }

    public Long id() {
        return id;
    }

    public long householdId() {
        return householdId;
    }

    public long childId() {
        return childId;
    }

    public String activity() {
        return activity;
    }

    public String place() {
        return place;
    }

    public String group() {
        return group;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return to;
    }

    public EnrolmentState state() {
        return state;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Until when an offered place is kept; null otherwise. */
    public Instant offeredUntil() {
        return offeredUntil;
    }

    public Long requestNumber() {
        return requestNumber;
    }

    public long version() {
        return version;
    }

    public List<EnrolmentEvent> history() {
        return List.copyOf(history);
    }
}
