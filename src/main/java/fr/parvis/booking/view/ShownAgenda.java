package fr.parvis.booking.view;

import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code pv:agenda} shows: the boxes, and the ticks that were not validated yet.
 *
 * @param added ids of boxes that are ticked and not reserved
 * @param removed ids of boxes that are reserved and unticked
 * @param period index of the {@link AgendaPeriod}
 */
public record ShownAgenda(
        YearAgenda agenda, AgendaGrid grid, Set<String> added, Set<String> removed, int period) {

    /**
     * An agenda with the ticks of a draft.
     *
     * @param agenda what of it is shown
     * @param period which part of the whole that is
     */
    static ShownAgenda of(YearAgenda agenda, Collection<DayChange> draft, int period) {
        return new ShownAgenda(
                agenda,
                AgendaGrid.of(agenda),
                ids(draft, DayChange.Kind.ADD),
                ids(draft, DayChange.Kind.CANCEL),
                period);
    }

    private static Set<String> ids(Collection<DayChange> draft, DayChange.Kind kind) {
        return draft.stream()
                .filter(c -> c.change() == kind)
                .map(c -> AgendaTicks.id(c.day(), c.unit()))
                .collect(Collectors.toSet());
    }

    /** The boxes that the page shows as reserved and lets one untick. */
    List<String> reserved() {
        return grid.months().stream()
                .flatMap(m -> m.weeks().stream())
                .flatMap(w -> w.days().stream())
                .filter(d -> d != null)
                .flatMap(d -> d.boxes().stream())
                .filter(c -> c != null && AgendaTicks.reserved(c))
                .map(c -> AgendaTicks.id(c.day(), c.unit()))
                .toList();
    }
}
