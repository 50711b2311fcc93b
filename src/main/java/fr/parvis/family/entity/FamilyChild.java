package fr.parvis.family.entity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A child in one of its households. A child that two households share is two of these.
 *
 * @param household id of the household
 * @param fileNumber of the household
 * @param since first day in the household
 * @param until first day on which the household has it no more; null while it has
 */
public record FamilyChild(
        long id,
        ChildFacts facts,
        long household,
        String fileNumber,
        LocalDate since,
        LocalDate until) {

    /** Why a household books nothing for a child on a day. */
    public enum Bar {
        /** The household has not, or no more, the child. */
        NOT_IN_HOUSEHOLD,
        /** The child has left the school or the town. */
        LEFT
    }

    public boolean belongsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    /** What keeps this household from booking for the child on a day; empty when nothing does. */
    public Optional<Bar> bar(LocalDate day) {
        if (!belongsOn(day)) {
            return Optional.of(Bar.NOT_IN_HOUSEHOLD);
        }
        return facts.goneOn(day) ? Optional.of(Bar.LEFT) : Optional.empty();
    }

    public String displayName() {
        return facts.displayName();
    }
}
