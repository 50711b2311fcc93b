package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Busy;
import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.appointment.entity.FreeSlots;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is free. It may be taken a moment later: only whoever asks for a slot learns it. */
@ApplicationScoped
public class Slots {

    private static final int WEEK = 7;

    @Inject Calendars calendars;
    @Inject AppointmentRepository repository;
    @Inject Clock clock;

    /**
     * A week to choose from.
     *
     * @param wanted a day whose slots are to be shown; null for the first free one
     * @param agent whether an agent chooses, who is not bound to the delays of citizens
     */
    @Transactional
    public SlotChoice choice(String calendarId, LocalDate wanted, boolean agent) {
        AppointmentCalendar calendar = calendars.get(calendarId);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockProducer.PARIS);
        LocalDate last = calendar.rules().lastDay(now);
        LocalDate first =
                agent
                        ? today
                        : LocalDate.ofInstant(calendar.rules().earliest(now), ClockProducer.PARIS);
        FreeSlots free = free(calendar, first, last, agent);
        LocalDate day = wanted == null ? null : within(wanted, first, last);
        LocalDate from = day == null ? first : day;
        if (day == null) {
            Slot next = next(free, first, last);
            from = next == null ? first : next.day();
        }
        LocalDate monday = monday(from);
        List<SlotChoice.Day> days = days(calendar.rules(), free, monday);
        LocalDate shown =
                days.stream()
                        .filter(d -> !d.slots().isEmpty())
                        .map(SlotChoice.Day::date)
                        .min(
                                Comparator.comparing(
                                        d -> d.equals(day) ? -1 : d.getDayOfWeek().getValue()))
                        .orElse(null);
        return new SlotChoice(
                calendar,
                monday,
                days,
                shown,
                monday.isAfter(first) ? monday.minusDays(WEEK) : null,
                monday.plusDays(WEEK).isAfter(last) ? null : monday.plusDays(WEEK),
                shown == null ? next(free, monday.plusDays(WEEK), last) : null);
    }

    private static LocalDate within(LocalDate day, LocalDate first, LocalDate last) {
        return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private FreeSlots free(
            AppointmentCalendar calendar, LocalDate first, LocalDate last, boolean agent) {
        Instant now = clock.instant();
        List<Busy> busy =
                repository.busy(
                        calendar.id(),
                        first.atStartOfDay(ClockProducer.PARIS).toInstant(),
                        last.plusDays(1).atStartOfDay(ClockProducer.PARIS).toInstant(),
                        now);
        return new FreeSlots(
                calendar.rules(),
                busy,
                s -> agent ? s.start().isAfter(now) : calendar.rules().offers(s, now));
    }

    private static List<SlotChoice.Day> days(
            CalendarRules rules, FreeSlots free, LocalDate monday) {
        var days = new ArrayList<SlotChoice.Day>();
        for (int i = 0; i < WEEK; i++) {
            LocalDate day = monday.plusDays(i);
            if (!rules.periods(day.getDayOfWeek()).isEmpty()) {
                days.add(new SlotChoice.Day(day, rules.open(day), free.of(day)));
            }
        }
        return days;
    }

    private static Slot next(FreeSlots free, LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<Slot> slots = free.of(day);
            if (!slots.isEmpty()) {
                return slots.get(0);
            }
        }
        return null;
    }

    /** The free slots that are nearest to one that is taken, in the order of their time. */
    @Transactional
    public List<Slot> nearest(String calendarId, Instant wanted, int most) {
        AppointmentCalendar calendar = calendars.get(calendarId);
        Instant now = clock.instant();
        LocalDate first = LocalDate.ofInstant(now, ClockProducer.PARIS);
        LocalDate last = calendar.rules().lastDay(now);
        FreeSlots free = free(calendar, first, last, false);
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> free.of(day).stream())
                .sorted(Comparator.comparing((Slot s) -> Duration.between(wanted, s.start()).abs()))
                .limit(most)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }
}
