package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * What a child does on a day in one activity.
 *
 * @param activity its title
 * @param place its name
 * @param units their labels, in the order of the activity: "Acc Matin", "Cantine"
 * @param waiting whether an agent has not answered for one of them yet
 */
public record FamilyDay(
        LocalDate day,
        long child,
        String childName,
        String activityId,
        String activity,
        String place,
        List<String> units,
        boolean waiting) {

    /** "Cantine, Étude"; the activity where its only unit says less: "ALSH Mercredis, Journée". */
    public String words() {
        return activity + ", " + String.join(", ", units);
    }
}
