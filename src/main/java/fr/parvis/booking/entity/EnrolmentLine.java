package fr.parvis.booking.entity;

import java.time.LocalDate;

/**
 * A line of "Annuler / ajouter des réservations".
 *
 * @param activity its title: "ALSH Mercredis"
 * @param activityId its id in the town's files
 * @param place "Centre de Loisirs l’île aux enfants"
 * @param group null without groups
 * @param delayWords "15 jours avant le mercredi concerné"
 * @param byAgent whether an agent answers what is asked
 * @param own whether the household of the person who looks asked for it; else the other household
 *     of a shared child did
 */
public record EnrolmentLine(
        long id,
        long childId,
        String child,
        String activityId,
        String activity,
        String icon,
        String place,
        String group,
        LocalDate from,
        LocalDate to,
        EnrolmentState state,
        String delayWords,
        boolean byAgent,
        boolean own) {}
