package fr.parvis.billing.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of an attempt to pay, and the one table of what may follow what. Money that arrives is
 * money, however late: only PAID is final.
 */
public enum AttemptStatus {
    /** Somebody was sent to the payment page. */
    OPEN,
    /** The gateway does not know yet, or could not be asked. */
    WAITING,
    REFUSED,
    ABANDONED,
    EXPIRED,
    PAID;

    private static final Map<AttemptStatus, Set<AttemptStatus>> NEXT =
            Map.of(
                    OPEN, EnumSet.of(WAITING, REFUSED, ABANDONED, EXPIRED, PAID),
                    WAITING, EnumSet.of(REFUSED, ABANDONED, EXPIRED, PAID),
                    // another card on the same page, or a notification that overtook another one
                    REFUSED, EnumSet.of(WAITING, ABANDONED, PAID),
                    // a browser that comes back late with a proof has the gateway asked again
                    ABANDONED, EnumSet.of(WAITING, PAID),
                    EXPIRED, EnumSet.of(WAITING, PAID),
                    PAID, EnumSet.noneOf(AttemptStatus.class));

    public boolean mayBecome(AttemptStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether money may come at any moment: a second attempt at the same invoice is warned of. */
    public boolean open() {
        return this == OPEN || this == WAITING;
    }
}
