package fr.parvis.town;

import fr.parvis.kernel.FrenchText;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opening hours in words: days with the same hours stand on one line. */
public final class OpeningHours {

    private static final Map<String, String> DAYS = new LinkedHashMap<>();

    static {
        DAYS.put("monday", "lundi");
        DAYS.put("tuesday", "mardi");
        DAYS.put("wednesday", "mercredi");
        DAYS.put("thursday", "jeudi");
        DAYS.put("friday", "vendredi");
        DAYS.put("saturday", "samedi");
        DAYS.put("sunday", "dimanche");
    }

    /** A town has a dozen of them, and its pages show them all the time. */
    private static final Map<Map<String, List<String>>, List<Line>> KNOWN =
            new ConcurrentHashMap<>();

    private OpeningHours() {}

    /** "Lundi, mardi et vendredi" and "9 h – 12 h et 13 h 30 – 17 h". */
    public record Line(String days, String times) {}

    /**
     * @param hours per English day name the periods "09:00-12:00"; absent days are closed
     */
    public static List<Line> lines(Map<String, List<String>> hours) {
        return hours == null ? List.of() : KNOWN.computeIfAbsent(hours, OpeningHours::compute);
    }

    private static List<Line> compute(Map<String, List<String>> hours) {
        var daysByTimes = new LinkedHashMap<String, List<String>>();
        DAYS.forEach(
                (day, name) -> {
                    List<String> periods = hours.get(day);
                    if (periods != null) {
                        String times = join(periods.stream().map(OpeningHours::period).toList());
                        daysByTimes.computeIfAbsent(times, t -> new ArrayList<>()).add(name);
                    }
                });
        return daysByTimes.entrySet().stream()
                .map(e -> new Line(capitalised(join(e.getValue())), e.getKey()))
                .toList();
    }

    private static String period(String period) {
        String[] ends = period.split("-");
        return FrenchText.hour(LocalTime.parse(ends[0]))
                + " – "
                + FrenchText.hour(LocalTime.parse(ends[1]));
    }

    private static String join(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : String.join(", ", parts.subList(0, last)) + " et " + parts.get(last);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
