package fr.parvis.booking.view;

import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of an agenda that a page shows: an enrolment may last ten years. The first one begins
 * with this week and ends with a school year; before spring is over, the next year comes into
 * sight.
 *
 * @param index 0 for now, 1 for the year after it, −1 for the year before it
 */
record AgendaPeriod(int index, LocalDate from, LocalDate to) {

    /** Name of the input that says which one a page shows. */
    static final String NAME = "periode";

    private static final int MOST = 15;

    /** Families look ahead so far. */
    private static final int SIGHT_DAYS = 120;

    /**
     * The period of this index.
     *
     * @param sent as an address or a form has it; what is no number means now
     */
    static AgendaPeriod of(String sent, LocalDate today) {
        int index = sent.matches("-?\\d{1,2}") ? Integer.parseInt(sent) : 0;
        index = Math.max(-MOST, Math.min(MOST, index));
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        LocalDate seen = today.plusDays(SIGHT_DAYS);
        LocalDate august = LocalDate.of(seen.getYear(), Month.AUGUST, 31);
        LocalDate end = seen.isAfter(august) ? august.plusYears(1) : august;
        if (index == 0) {
            return new AgendaPeriod(0, monday, end);
        }
        return index > 0
                ? new AgendaPeriod(
                        index, end.plusYears(index - 1).plusDays(1), end.plusYears(index))
                : new AgendaPeriod(
                        index, monday.plusYears(index), monday.plusYears(index + 1).minusDays(1));
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** What of an agenda lies in it. */
    YearAgenda of(YearAgenda agenda) {
        return new YearAgenda(
                agenda.enrolment(),
                agenda.child(),
                agenda.activity(),
                agenda.place(),
                agenda.group(),
                agenda.from(),
                agenda.to().isBefore(to) ? agenda.to() : to,
                agenda.delayWords(),
                agenda.units(),
                agenda.oneUnitADay(),
                agenda.cells().stream().filter(c -> covers(c.day())).toList());
    }

    /** The ticks that a page sent, with those of other periods, which it did not show. */
    List<DayChange> with(Collection<DayChange> sent, Collection<DayChange> draft) {
        return Stream.concat(
                        sent.stream().filter(c -> covers(c.day())),
                        draft.stream().filter(c -> !covers(c.day())))
                .toList();
    }

    /** For an address: empty for now. */
    String query() {
        return index == 0 ? "" : NAME + "=" + index + "&";
    }
}
