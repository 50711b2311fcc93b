package fr.parvis.appointment.entity;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which slots are left: what the rules make, without what is busy. */
public final class FreeSlots {

    private final CalendarRules rules;
    private final List<Busy> busy;
    private final Predicate<Slot> offered;

    /**
     * @param offered what may be taken at all: neither too soon nor too late
     */
    public FreeSlots(CalendarRules rules, List<Busy> busy, Predicate<Slot> offered) {
        this.rules = rules;
        this.busy = busy;
        this.offered = offered;
    }

    /** The slots of a day with at least one free desk. */
    public List<Slot> of(LocalDate day) {
        return rules.slots(day).stream().filter(offered).filter(s -> desks(s) > 0).toList();
    }

    /** How many desks are free in a slot. */
    public int desks(Slot slot) {
        return (int) freeDesks(slot).count();
    }

    /** The free desks of a slot, the first first. */
    public IntStream freeDesks(Slot slot) {
        Set<Integer> taken = new HashSet<>();
        for (Busy one : busy) {
            if (slot.overlaps(one.start(), one.end())) {
                if (one.desk() == 0) {
                    return IntStream.empty();
                }
                taken.add(one.desk());
            }
        }
        return IntStream.rangeClosed(1, rules.desks()).filter(desk -> !taken.contains(desk));
    }
}
