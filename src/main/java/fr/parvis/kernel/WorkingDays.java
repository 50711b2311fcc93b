package fr.parvis.kernel;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Days on which town halls work: Monday to Friday, without the public holidays of France. */
public final class WorkingDays {

    private WorkingDays() {}

    private static final class French {
        private static final HolidayManager HOLIDAYS =
                HolidayManager.getInstance(ManagerParameters.create("fr"));
    }

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !French.HOLIDAYS.isHoliday(day);
    }

    /**
     * The working day that comes this many working days after a day.
     *
     * @param days at least 1
     */
    public static LocalDate after(LocalDate start, int days) {
        LocalDate day = start;
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * The working time between two moments: every hour of a working day counts, so that "48 heures
     * ouvrées" are two working days, as people read it
     * (src/doc/decisions/0013-accounts-in-the-back-office.md).
     */
    public static Duration between(Instant from, Instant to) {
        ZonedDateTime end = to.atZone(ClockProducer.PARIS);
        Duration worked = Duration.ZERO;
        ZonedDateTime start = from.atZone(ClockProducer.PARIS);
        while (start.isBefore(end)) {
            ZonedDateTime midnight =
                    start.toLocalDate().plusDays(1).atStartOfDay(ClockProducer.PARIS);
            ZonedDateTime stop = midnight.isBefore(end) ? midnight : end;
            if (isWorkingDay(start.toLocalDate())) {
                worked = worked.plus(Duration.between(start, stop));
            }
            start = stop;
        }
        return worked;
    }
}
