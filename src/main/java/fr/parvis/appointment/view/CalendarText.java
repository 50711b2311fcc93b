package fr.parvis.appointment.view;

import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules as agents type them: "09:00-12:00, 13:30-17:00", "24/12/2026-31/12/2026". */
final class CalendarText {

    private static final Pattern PERIOD =
            Pattern.compile("([01]?\\d|2[0-3])[:hH]([0-5]\\d)?-([01]?\\d|2[0-3])[:hH]([0-5]\\d)?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_CLOSINGS = 100;

    private CalendarText() {}

    /**
     * @param days what was typed for a day of the week
     * @throws DomainException when it cannot be read
     */
    static CalendarRules rules(
            int slotMinutes,
            int desks,
            Function<DayOfWeek, String> days,
            String closed,
            int minimumHours,
            int maximumDays) {
        Map<String, List<String>> opening = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> periods = periods(days.apply(day));
            if (!periods.isEmpty()) {
                opening.put(day.name().toLowerCase(Locale.ROOT), periods);
            }
        }
        return new CalendarRules(
                slotMinutes, desks, opening, closings(closed), minimumHours, maximumDays);
    }

    private static List<String> periods(String typed) {
        var periods = new ArrayList<String>();
        for (String part : typed.replace('–', '-').replaceAll("\\s+", "").split("[,;]")) {
            if (part.isEmpty()) {
                continue;
            }
            var matcher = PERIOD.matcher(part);
            if (!matcher.matches()) {
                throw new DomainException("appointment.rules.opening");
            }
            periods.add(
                    time(matcher.group(1), matcher.group(2))
                            + "-"
                            + time(matcher.group(3), matcher.group(4)));
        }
        return periods;
    }

    private static String time(String hour, String minute) {
        return (hour.length() == 1 ? "0" + hour : hour) + ":" + (minute == null ? "00" : minute);
    }

    private static List<CalendarRules.Closing> closings(String typed) {
        var closings = new ArrayList<CalendarRules.Closing>();
        for (String line : typed.replace('–', '-').split("[\\r\\n,;]+")) {
            String plain = line.replaceAll("\\s+", "");
            if (plain.isEmpty()) {
                continue;
            }
            try {
                String[] ends = plain.split("-", 2);
                LocalDate from = LocalDate.parse(ends[0], DAY);
                LocalDate to = ends.length == 1 ? from : LocalDate.parse(ends[1], DAY);
                closings.add(new CalendarRules.Closing(from.toString(), to.toString()));
            } catch (DateTimeException e) {
                throw new DomainException("appointment.rules.closed");
            }
        }
        if (closings.size() > MOST_CLOSINGS) {
            throw new DomainException("appointment.rules.closed");
        }
        return closings;
    }

    /** The closing days, one a line. */
    static String closed(CalendarRules rules) {
        return rules.closed().stream()
                .map(
                        c ->
                                c.from().equals(c.to())
                                        ? written(c.from())
                                        : written(c.from()) + "-" + written(c.to()))
                .collect(Collectors.joining("\n"));
    }

    private static String written(String day) {
        return FrenchText.shortDate(LocalDate.parse(day));
    }
}
