package fr.parvis.booking.service;

import fr.parvis.booking.entity.WaitingPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The line in front of the reservations. As long as fewer people are inside than the portal can
 * serve, nobody notices it; then who comes waits in the order of arrival, on any number of nodes.
 */
@ApplicationScoped
public class WaitingRoom {

    /**
     * Who opens no page for so long makes room: reading and ticking cost the portal nothing, and
     * the pass is kept. Longer, those who only look, or find nothing left, would hold up the line.
     */
    static final Duration INSIDE = Duration.ofSeconds(30);

    /** The place of somebody inside is written anew at most so often. */
    private static final Duration NOTED = Duration.ofSeconds(10);

    /** Long enough for a dead battery; the place in line is kept until then. */
    private static final Duration UNSEEN = Duration.ofHours(1);

    /** That of somebody in line seldom: thousands ask, and a write waits for the disk. */
    private static final Duration SEEN = Duration.ofMinutes(5);

    @Inject WaitingRoomRepository repository;
    @Inject WaitingRoomDoor door;
    @Inject Clock clock;

    /** People inside at once; 0 where nobody ever waits. */
    @Inject
    @ConfigProperty(name = "parvis.waiting-room.at-once", defaultValue = "200")
    int atOnce;

    /** How long somebody who was let in may stay away. */
    @Inject
    @ConfigProperty(name = "parvis.waiting-room.keep-minutes", defaultValue = "30")
    int keepMinutes;

    /** Comes to the door: who has a place keeps it, who has none is given the next. */
    public WaitingPlace enter(long account) {
        if (atOnce == 0) {
            return WaitingPlace.OPEN;
        }
        Optional<WaitingPlace> known = look(account);
        if (known.isPresent()) {
            return known.get();
        }
        door.arrive(account, atOnce, INSIDE, Duration.ofMinutes(keepMinutes));
        // another page of the same person may have left just now: the next one gives a new place
        return look(account).orElseGet(() -> new WaitingPlace(false, 0, null, null));
    }

    /**
     * Where somebody stands, who has come before; empty when the place is gone, or there is none.
     */
    public Optional<WaitingPlace> look(long account) {
        Instant now = clock.instant();
        Optional<WaitingRoomRepository.Stand> found = repository.find(account, now);
        found.ifPresent(stand -> note(account, stand, now));
        return found.map(WaitingRoomRepository.Stand::place);
    }

    private void note(long account, WaitingRoomRepository.Stand stand, Instant now) {
        boolean inside = stand.place().inside();
        if (stand.seenAt().isAfter(now.minus(inside ? NOTED : SEEN))) {
            return;
        }
        if (inside) {
            repository.works(account, now, now.plus(INSIDE), kept(now));
        } else {
            repository.waits(account, now);
        }
    }

    /** Ticks on a page that is open since long: must not lose the pass over it. */
    public void keep(long account) {
        if (atOnce > 0) {
            Instant now = clock.instant();
            repository.ticks(account, now, kept(now), kept(now).minus(SEEN));
        }
    }

    /** How long somebody who was let in may stay away, at least. */
    public int keepMinutes() {
        return keepMinutes;
    }

    /**
     * Has booked, or was told that nothing is left: makes room for the next, and may still come
     * back until the pass ends.
     */
    public void done(long account) {
        if (atOnce > 0) {
            repository.rests(account, clock.instant());
        }
    }

    /** Gives up: the next may come. */
    public void leave(long account) {
        if (atOnce > 0) {
            repository.leave(account);
        }
    }

    /** Lets in as many as there is room for. Harmless on several nodes at once. */
    public void round() {
        if (atOnce > 0 && repository.anybodyWaits()) {
            door.admit(atOnce, INSIDE, Duration.ofMinutes(keepMinutes));
        }
    }

    /** Forgets some who are long gone. */
    @Transactional
    public int forgetOld() {
        Instant now = clock.instant();
        return repository.forget(now, now.minus(UNSEEN));
    }

    private Instant kept(Instant now) {
        return now.plus(Duration.ofMinutes(keepMinutes));
    }
}
