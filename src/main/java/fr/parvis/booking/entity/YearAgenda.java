package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * The reservation calendar of an enrolment.
 *
 * @param group "Les Winners (8-10 ans)"; null without groups
 * @param delayWords "15 jours avant le mercredi concerné"
 * @param oneUnitADay whether "Journée" and "Matin" exclude one another
 * @param cells by day, then in the order of the units
 */
public record YearAgenda(
        long enrolment,
        String child,
        String activity,
        String place,
        String group,
        LocalDate from,
        LocalDate to,
        String delayWords,
        List<AgendaUnit> units,
        boolean oneUnitADay,
        List<AgendaCell> cells) {}
