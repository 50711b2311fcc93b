package fr.parvis.kernel;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

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
                && !isHoliday(day);
    }

    /** Whether it is a public holiday of France. */
    public static boolean isHoliday(LocalDate day) {
        return French.HOLIDAYS.isHoliday(day);
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
}
