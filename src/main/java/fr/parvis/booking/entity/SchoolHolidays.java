package fr.parvis.booking.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The school holidays of a zone, from {@code school-holidays.csv} beside this class, which names
 * its sources.
 */
public final class SchoolHolidays {

    /** One of them: the first day without school, and the day of the return. */
    public record Holiday(String name, LocalDate from, LocalDate back) {

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(back);
        }
    }

    private static final Map<SchoolZone, SchoolHolidays> ZONES = read();

    private final List<Holiday> holidays = new ArrayList<>();

    private SchoolHolidays() {}

    public static SchoolHolidays of(SchoolZone zone) {
        return ZONES.get(zone);
    }

    private static Map<SchoolZone, SchoolHolidays> read() {
        var zones = new EnumMap<SchoolZone, SchoolHolidays>(SchoolZone.class);
        for (SchoolZone zone : SchoolZone.values()) {
            zones.put(zone, new SchoolHolidays());
        }
        try (var in = SchoolHolidays.class.getResourceAsStream("school-holidays.csv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split(";");
                var holiday =
                        new Holiday(parts[1], LocalDate.parse(parts[2]), LocalDate.parse(parts[3]));
                for (char zone : parts[0].toCharArray()) {
                    zones.get(SchoolZone.valueOf(String.valueOf(zone))).holidays.add(holiday);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }

    public List<Holiday> all() {
        return List.copyOf(holidays);
    }

    public boolean on(LocalDate day) {
        return holiday(day).isPresent();
    }

    /** The holidays that a day belongs to. */
    public Optional<Holiday> holiday(LocalDate day) {
        return holidays.stream().filter(h -> h.on(day)).findFirst();
    }

    /** Until when the calendar is known: later days are neither school nor holiday. */
    public LocalDate knownUntil() {
        return holidays.get(holidays.size() - 1).back();
    }
}
