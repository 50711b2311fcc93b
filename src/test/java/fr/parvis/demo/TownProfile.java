package fr.parvis.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the town's website needs to know of {@code town.yaml}.
 *
 * @param colour the town's own, {@code #rrggbb}
 * @param hours one line for each run of days with the same hours: "Du lundi au vendredi : 9 h à 12
 *     h"
 */
record TownProfile(
        String name,
        String officialName,
        String inseeCode,
        String colour,
        String hall,
        String street,
        String postcode,
        String city,
        String phone,
        String mail,
        List<String> hours) {
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

    static TownProfile read(Path townFolder) {
        try {
            JsonNode town = new YAMLMapper().readTree(townFolder.resolve("town.yaml").toFile());
            JsonNode hall = town.path("townHall");
            JsonNode address = hall.path("address");
            return new TownProfile(
                    town.path("name").asText(),
                    town.path("officialName").asText(),
                    town.path("inseeCode").asText(),
                    town.path("colour").asText("#1d4f8f"),
                    hall.path("name").asText("Mairie"),
                    address.path("street").asText(),
                    address.path("postcode").asText(),
                    address.path("city").asText(),
                    hall.path("phone").asText(),
                    hall.path("mail").asText(""),
                    hours(hall.path("hours")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> hours(JsonNode week) {
        List<String> lines = new ArrayList<>();
        List<String> run = new ArrayList<>();
        String runHours = "";
        for (Map.Entry<String, String> day : DAYS.entrySet()) {
            String hours = day(week.path(day.getKey()));
            if (!hours.equals(runHours)) {
                addLine(lines, run, runHours);
                run.clear();
                runHours = hours;
            }
            run.add(day.getValue());
        }
        addLine(lines, run, runHours);
        return List.copyOf(lines);
    }

    private static void addLine(List<String> lines, List<String> days, String hours) {
        if (days.isEmpty() || hours.isEmpty()) {
            return;
        }
        String first = days.get(0);
        String last = days.get(days.size() - 1);
        String when =
                switch (days.size()) {
                    case 1 -> "Le " + first;
                    case 2 -> "Le " + first + " et le " + last;
                    default -> "Du " + first + " au " + last;
                };
        lines.add(when + "\u00a0: " + hours);
    }

    private static String day(JsonNode periods) {
        List<String> parts = new ArrayList<>();
        for (JsonNode period : periods) {
            String[] times = period.asText().split("-");
            parts.add(time(times[0]) + "\u00a0à\u00a0" + time(times[1]));
        }
        return String.join(", ", parts);
    }

    /** "08:30" is said "8 h 30", "12:00" is "12 h". */
    private static String time(String text) {
        String[] parts = text.split(":");
        int hour = Integer.parseInt(parts[0]);
        return parts[1].equals("00") ? hour + "\u00a0h" : hour + "\u00a0h\u00a0" + parts[1];
    }

    /** The town's colour, darkened until white on it and it on white can be read (5 : 1). */
    String strongColour() {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double[] parts = {rgb >> 16, rgb >> 8 & 255, rgb & 255};
        while (1.05 / (luminance(parts) + 0.05) < 5) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] *= 0.95;
            }
        }
        return "#%02x%02x%02x"
                .formatted(Math.round(parts[0]), Math.round(parts[1]), Math.round(parts[2]));
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(double part) {
        double value = part / 255;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
