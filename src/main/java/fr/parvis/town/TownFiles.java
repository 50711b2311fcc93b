package fr.parvis.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder {@code webapp-config/<town>} that makes the town of this installation. */
public final class TownFiles {

    private final Path folder;

    public TownFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * @throws ConfigurationException when {@code town.yaml} is missing or mistaken
     */
    public TownSettings settings() {
        Path file = folder.resolve("town.yaml");
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationException.Problem(
                                    file.toString(),
                                    0,
                                    "this file is missing; PARVIS_TOWN_DIR names the folder of the"
                                            + " town")));
        }
        var read = ConfigurationFile.read(file, "town.schema.json");
        TownSettings settings = read.as(TownSettings.class);
        String tending = settings.accounts().service();
        if (tending != null && settings.service(tending).isEmpty()) {
            throw new ConfigurationException(
                    List.of(
                            read.problem(
                                    "/accounts/service",
                                    "service " + tending + " is not in town.yaml")));
        }
        for (int i = 0; i < settings.calendars().size(); i++) {
            CalendarSettings calendar = settings.calendars().get(i);
            if (settings.service(calendar.service()).isEmpty()) {
                throw new ConfigurationException(
                        List.of(
                                read.problem(
                                        "/calendars/" + i + "/service",
                                        "service " + calendar.service() + " is not in town.yaml")));
            }
        }
        Set<String> regies = new HashSet<>();
        for (int i = 0; i < settings.regies().size(); i++) {
            RegieSettings regie = settings.regies().get(i);
            if (!regies.add(regie.id())) {
                throw new ConfigurationException(
                        List.of(
                                read.problem(
                                        "/regies/" + i + "/id",
                                        "régie " + regie.id() + " is in town.yaml already")));
            }
        }
        return settings;
    }

    /** A file that a town may have beside {@code town.yaml}; empty when it has none. */
    public Optional<Path> optional(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }

    /** The files of the démarches, by name; none when the town has no such folder. */
    public List<Path> procedures() {
        return all("procedures");
    }

    /** The files of the activities for children, by name; none when the town has no such folder. */
    public List<Path> activities() {
        return all("activities");
    }

    private List<Path> all(String name) {
        Path inside = folder.resolve(name);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inside)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
