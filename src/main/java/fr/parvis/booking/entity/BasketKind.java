package fr.parvis.booking.entity;

import java.util.Collection;

/** Whether a basket reserves days, gives days up, or both. */
public enum BasketKind {
    ADD,
    CANCEL,
    CHANGE;

    public static BasketKind of(Collection<?> adds, Collection<?> cancels) {
        return adds.isEmpty() ? CANCEL : cancels.isEmpty() ? ADD : CHANGE;
    }

    /** That of several baskets which were validated together. */
    public static BasketKind of(Collection<DayChange.Kind> changes) {
        return of(
                changes.stream().filter(c -> c == DayChange.Kind.ADD).toList(),
                changes.stream().filter(c -> c == DayChange.Kind.CANCEL).toList());
    }
}
