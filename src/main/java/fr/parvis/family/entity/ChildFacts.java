package fr.parvis.family.entity;

import java.time.LocalDate;
import java.time.Period;

/**
 * What the town knows of a child.
 *
 * @param school as the town calls it: "École Jules-Ferry"; null when it is not known
 * @param level null before school, and when it is not known
 * @param leftOn first day on which the child is not at school here any more; null while it is
 */
public record ChildFacts(
        String firstName,
        String lastName,
        LocalDate bornOn,
        String school,
        SchoolLevel level,
        LocalDate leftOn) {

    /** The same child in another school and class; null leaves what is known. */
    public ChildFacts in(String newSchool, SchoolLevel newLevel) {
        return new ChildFacts(
                firstName,
                lastName,
                bornOn,
                newSchool == null ? school : newSchool,
                newLevel == null ? level : newLevel,
                leftOn);
    }

    public String displayName() {
        return firstName + " " + lastName;
    }

    /** The age in whole years on a day; a child born on 29 February grows older on 1 March. */
    public int ageOn(LocalDate day) {
        return Period.between(bornOn, day).getYears();
    }

    /** Whether the child has left by this day. */
    public boolean goneOn(LocalDate day) {
        return leftOn != null && !day.isBefore(leftOn);
    }
}
