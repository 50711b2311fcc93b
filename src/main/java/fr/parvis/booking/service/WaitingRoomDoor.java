package fr.parvis.booking.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What happens at the door, each in a short transaction of its own: the row of the room is locked
 * first and what was decided before is seen, so that no more are let in than there is room for.
 */
@ApplicationScoped
class WaitingRoomDoor {

    /** The rate is worked out anew so often. */
    private static final Duration MEASURED = Duration.ofSeconds(20);

    /** Nobody waited for so long: what was measured is of another day. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    @Inject WaitingRoomRepository repository;
    @Inject Clock clock;

    /**
     * Gives the next ticket, and lets in as many as there is room for. Who takes a ticket stands in
     * the door until the end: who comes while there is room never sees the line, however many come
     * in the same moment.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void arrive(long account, int atOnce, Duration inside, Duration kept) {
        long ticket = repository.ticket();
        repository.arrive(account, ticket, clock.instant());
        letIn(atOnce, inside, kept);
    }

    /**
     * The time is read within the door: read before it, somebody would be noted as let in earlier
     * than whoever another node has let in meanwhile, with an earlier ticket.
     *
     * @return how many were let in; 0 also when another node is at it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int admit(int atOnce, Duration inside, Duration kept) {
        return repository.takeDoor() ? letIn(atOnce, inside, kept) : 0;
    }

    private int letIn(int atOnce, Duration inside, Duration kept) {
        Instant now = clock.instant();
        WaitingRoomRepository.Crowd crowd = repository.crowd(now);
        repository.measure(now, now.minus(MEASURED), now.minus(FRESH), crowd.waiting());
        int room = atOnce - crowd.inside();
        return crowd.waiting() && room > 0
                ? repository.admit(room, now, now.plus(inside), now.plus(kept))
                : 0;
    }
}
