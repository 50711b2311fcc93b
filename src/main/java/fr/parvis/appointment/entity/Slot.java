package fr.parvis.appointment.entity;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** A span of time in which one person is received at each desk. */
public record Slot(Instant start, Instant end) {

    /** The day in Paris. */
    public LocalDate day() {
        return LocalDate.ofInstant(start, ClockProducer.PARIS);
    }

    /** "10 h 30", in Paris. */
    public String hour() {
        return FrenchText.hour(LocalTime.ofInstant(start, ClockProducer.PARIS));
    }

    /** "Mardi 17 novembre à 10 h 30": how a person calls it. */
    public String name() {
        String day = FrenchText.longDate(day()).replaceFirst(" \\d{4}$", "");
        return Character.toUpperCase(day.charAt(0)) + day.substring(1) + " à " + hour();
    }

    /** How forms name it: the start with the offset of that day. */
    public String value() {
        return start.atZone(ClockProducer.PARIS).toOffsetDateTime().toString();
    }

    public long minutes() {
        return (end.getEpochSecond() - start.getEpochSecond()) / 60;
    }

    /** Whether the two have a moment in common. */
    public boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }
}
