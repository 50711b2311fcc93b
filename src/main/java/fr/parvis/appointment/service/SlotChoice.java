package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A week of a calendar to choose from.
 *
 * @param monday of the week
 * @param days on which it may be open; those of the week that never are stand nowhere
 * @param day whose slots are shown; null when the week has none
 * @param earlier monday of the week before; null when nothing can be free there
 * @param later monday of the week after; null when nothing can be free there
 * @param next the first free slot after an empty week; null when there is none, or none is needed
 */
public record SlotChoice(
        AppointmentCalendar calendar,
        LocalDate monday,
        List<Day> days,
        LocalDate day,
        LocalDate earlier,
        LocalDate later,
        Slot next) {

    /** A day with what is free. */
    public record Day(LocalDate date, boolean open, List<Slot> slots) {}

    /** The same without a slot: the one that somebody has need not be chosen again. */
    public SlotChoice without(Slot own) {
        return new SlotChoice(
                calendar,
                monday,
                days.stream()
                        .map(
                                d ->
                                        new Day(
                                                d.date(),
                                                d.open(),
                                                d.slots().stream()
                                                        .filter(s -> !s.equals(own))
                                                        .toList()))
                        .toList(),
                day,
                earlier,
                later,
                next);
    }

    /** The free slots of the day that is shown. */
    public List<Slot> slots() {
        return days.stream()
                .filter(d -> d.date().equals(day))
                .findFirst()
                .map(Day::slots)
                .orElse(List.of());
    }

    public Optional<Day> shown() {
        return days.stream().filter(d -> d.date().equals(day)).findFirst();
    }

    /** Whether nothing at all can be chosen, in no week. */
    public boolean exhausted() {
        return day == null && next == null;
    }
}
