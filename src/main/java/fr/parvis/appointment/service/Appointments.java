package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who has which slot. A holder is a word of the capability that asks ("draft:12", "request:43514")
 * and has one at a time. Whatever the number of nodes and visitors PostgreSQL lets one holder into
 * a slot at a desk.
 */
@ApplicationScoped
public class Appointments {

    /** Longer than any draft lives: whoever goes on with one learns that its slot was lost. */
    private static final Duration OLD_HOLD = Duration.ofDays(100);

    private static final int BATCH = 200;

    @Inject AppointmentRepository repository;
    @Inject SlotKeeper slots;
    @Inject Clock clock;

    /**
     * Keeps a slot for some minutes, instead of the one that the holder has.
     *
     * @throws SlotTakenException when somebody else has it; what the holder has stays
     */
    @Transactional
    public Holding hold(String calendarId, Instant start, String holder) {
        Instant now = clock.instant();
        Optional<Appointment> live = repository.lockLive(holder);
        if (live.isPresent()) {
            Appointment has = live.get();
            if (has.state() != AppointmentState.HELD) {
                throw new DomainException("appointment.notAllowedNow");
            }
            if (has.calendarId().equals(calendarId)
                    && has.slot().start().equals(start)
                    && mayKeep(has, now)) {
                has.keep(now);
                return held(has);
            }
        }
        repository.release(holder);
        return held(slots.place(calendarId, start, holder, false, now));
    }

    /**
     * Keeps what is kept for some minutes more; takes it anew where it had expired, is free and may
     * still be chosen.
     *
     * @return what the holder has after that
     */
    @Transactional
    public Holding extend(String holder) {
        Instant now = clock.instant();
        Optional<Appointment> live = repository.lockLive(holder);
        if (live.isPresent()) {
            Appointment has = live.get();
            if (has.state() != AppointmentState.HELD) {
                return held(has);
            }
            if (!mayKeep(has, now)) {
                return lost(has);
            }
            has.keep(now);
            return held(has);
        }
        return repository.lastExpired(holder).map(e -> again(e, now)).orElse(Holding.NOTHING);
    }

    /**
     * Whether a slot that nobody took meanwhile (it would not be held) may be kept longer: within
     * its time by whoever goes on, after that only while everybody may choose it.
     */
    private boolean mayKeep(Appointment held, Instant now) {
        return held.held(now) && held.slot().start().isAfter(now) || slots.offers(held, now);
    }

    private Holding again(Appointment expired, Instant now) {
        String holder = expired.holder();
        try {
            Appointment anew =
                    slots.place(expired.calendarId(), expired.slot().start(), holder, false, now);
            return held(anew);
        } catch (DomainException taken) {
            return lost(expired);
        }
    }

    private static Holding lost(Appointment gone) {
        return new Holding(Holding.State.LOST, gone.calendarId(), gone.slot(), null);
    }

    /** What is kept for a holder, without keeping it any longer. */
    @Transactional
    public Holding holding(String holder) {
        return repository.held(holder).map(Appointments::held).orElse(Holding.NOTHING);
    }

    private static Holding held(Appointment appointment) {
        return new Holding(
                Holding.State.HELD,
                appointment.calendarId(),
                appointment.slot(),
                appointment.heldUntil());
    }

    /** What is kept for a holder is free again at once. */
    @Transactional
    public void release(String holder) {
        repository.release(holder);
    }

    /** What is kept for one is kept for another from now on, instead of what that one has. */
    @Transactional
    public void handOver(String from, String to) {
        Optional<Appointment> live = repository.lockLive(from);
        if (live.filter(a -> a.state() == AppointmentState.HELD).isPresent()) {
            repository.release(to);
            // neither free nor chosen anew in between: it may be too late to choose it by now
            live.get().handTo(to);
        }
    }

    /**
     * What is kept for one holder becomes the appointment of another.
     *
     * @return empty when the first never chose a slot
     * @throws SlotTakenException when it was kept too long ago, and is somebody else's now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Appointment> book(String from, String to, Visit visit) {
        Holding holding = extend(from);
        if (holding.lost()) {
            throw new SlotTakenException(holding.slot());
        }
        Optional<Appointment> live = repository.lockLive(from);
        live.ifPresent(a -> a.book(to, visit, Actors.CITIZEN, clock.instant()));
        return live;
    }

    /**
     * Books a slot for a holder that has none to come. One that has begun stands in nobody's way,
     * noted or not.
     *
     * @param agent the name of the agent who does, and is not bound to the delays of citizens; null
     *     for a citizen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Appointment book(
            String calendarId, Instant start, String holder, Visit visit, String agent) {
        Instant now = clock.instant();
        repository.lockLive(holder).ifPresent(begun -> begun.leave(Actors.named(agent), now));
        // the index knows one live appointment a holder
        repository.flush();
        Appointment made = slots.place(calendarId, start, holder, agent != null, now);
        made.book(holder, visit, Actors.named(agent), now);
        repository.withdrawOffer(holder);
        return made;
    }

    /**
     * Another slot instead of the one that the holder has.
     *
     * @return empty when it is the very one that the holder has: a second click changes nothing
     * @throws SlotTakenException when somebody else has it; the first one stays
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Appointment> move(Instant start, String holder, Visit visit, String agent) {
        Instant now = clock.instant();
        Appointment old = booked(holder);
        if (old.slot().start().equals(start)) {
            return Optional.empty();
        }
        old.move(Actors.named(agent), now);
        // the index knows one live appointment a holder
        repository.flush();
        Appointment made = slots.place(old.calendarId(), start, holder, agent != null, now);
        made.follows(old);
        made.book(holder, visit, Actors.named(agent), now);
        return Optional.of(made);
    }

    /** Its owner, or an agent, cancels the appointment. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Appointment cancel(String holder, String agent, String reason) {
        Appointment old = booked(holder);
        old.cancel(Actors.named(agent), reason, clock.instant());
        return old;
    }

    private Appointment booked(String holder) {
        return repository
                .lockLive(holder)
                .filter(a -> a.state() == AppointmentState.BOOKED)
                .orElseThrow(() -> new DomainException("appointment.none"));
    }

    /** All that was ever booked for a holder, the latest first. */
    @Transactional
    public List<Appointment> of(String holder) {
        return repository.booked(holder);
    }

    /** Forgets all of holders that are forgotten themselves. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Collection<String> holders) {
        repository.removeAll(holders);
    }

    /**
     * Forgets some slots that were kept long ago.
     *
     * @return how many
     */
    @Transactional
    public int forgetOldHolds() {
        return repository.removeOldHolds(clock.instant().minus(OLD_HOLD), BATCH);
    }
}
