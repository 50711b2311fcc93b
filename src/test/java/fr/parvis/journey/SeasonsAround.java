package fr.parvis.journey;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.WorkingDays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * A town whose seasons lie around today and know no holidays: what may be booked in a test does not
 * depend on the day on which it runs.
 */
final class SeasonsAround {

    private static final int BEFORE = 60;
    private static final int AFTER = 250;

    private SeasonsAround() {}

    /** First day of every season. */
    static LocalDate first() {
        return LocalDate.now(ClockProducer.PARIS).minusDays(BEFORE);
    }

    /** Last day of every season. */
    static LocalDate last() {
        return LocalDate.now(ClockProducer.PARIS).plusDays(AFTER);
    }

    /** A Wednesday to come that is no public holiday. */
    static LocalDate wednesday(int index) {
        return Stream.iterate(first().plusDays(BEFORE + 1), d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() == DayOfWeek.WEDNESDAY)
                .filter(d -> !WorkingDays.isHoliday(d))
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    /** A Monday that is far enough, with two weeks without public holidays. */
    static LocalDate monday() {
        return Stream.iterate(first().plusDays(BEFORE + 22), d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() == DayOfWeek.MONDAY)
                .filter(d -> d.datesUntil(d.plusDays(12)).noneMatch(WorkingDays::isHoliday))
                .findFirst()
                .orElseThrow();
    }

    /** The folder of a town of {@code webapp-config}, copied and changed. */
    static Path of(String town) {
        Path source = Path.of(System.getProperty("parvis.basedir", ""), "webapp-config", town);
        try (Stream<Path> files = Files.walk(source)) {
            Path target = Files.createTempDirectory("parvis-town-").resolve(town);
            target.toFile().deleteOnExit();
            for (Path file : files.toList()) {
                Path copied = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else if (file.getParent().endsWith("activities")) {
                    Files.writeString(copied, moved(Files.readString(file)));
                } else {
                    Files.copy(file, copied);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String activity) {
        return activity.replaceAll("(?m)^( +from: )\"\\d{4}-.*\"$", "$1\"" + first() + "\"")
                .replaceAll("(?m)^( +to: )\"\\d{4}-.*\"$", "$1\"" + last() + "\"")
                .replaceAll("(?m)^( +when: )\\w+$", "$1always");
    }
}
