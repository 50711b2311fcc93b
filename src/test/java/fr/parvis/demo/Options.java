package fr.parvis.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a demonstration is started.
 *
 * @param basedir the project
 * @param town a folder of {@code webapp-config}
 * @param reset whether the data of earlier runs are deleted first
 * @param temporary whether all data live in a new folder that is deleted at the end
 * @param environment added to the environment of the portal, or replacing what stands there
 * @param jvmOptions added to the portal's Java, such as {@code -XX:TieredStopAtLevel=1} for a quick
 *     start
 */
public record Options(
        Path basedir,
        String town,
        boolean reset,
        Ports ports,
        boolean temporary,
        Map<String, String> environment,
        List<String> jvmOptions) {
    public Options {
        basedir = basedir.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** The town demo on the published ports, with data that are kept. */
    public static Options of(Path basedir) {
        return new Options(basedir, "demo", false, Ports.withOffset(0), false, Map.of(), List.of());
    }

    /**
     * The town demo on free ports, with data that vanish; the project is the property {@code
     * parvis.basedir}.
     */
    public static Options forTests() {
        Path basedir = Path.of(System.getProperty("parvis.basedir", ""));
        return new Options(basedir, "demo", false, Ports.free(), true, Map.of(), List.of());
    }

    public Options withTown(String name) {
        return new Options(basedir, name, reset, ports, temporary, environment, jvmOptions);
    }

    public Options withReset(boolean wanted) {
        return new Options(basedir, town, wanted, ports, temporary, environment, jvmOptions);
    }

    public Options withPorts(Ports chosen) {
        return new Options(basedir, town, reset, chosen, temporary, environment, jvmOptions);
    }

    public Options withEnvironment(Map<String, String> extra) {
        return new Options(basedir, town, reset, ports, temporary, extra, jvmOptions);
    }

    public Options withJvmOptions(List<String> extra) {
        return new Options(basedir, town, reset, ports, temporary, environment, extra);
    }

    /** The folder of the town's configuration. */
    Path townFolder() {
        return basedir.resolve("webapp-config").resolve(town);
    }

    /**
     * Checks that the town exists.
     *
     * @throws DemonstrationException with the towns that do
     */
    void requireTown() {
        if (!isTown(townFolder()) || !townFolder().getParent().equals(townsFolder())) {
            List<String> towns =
                    Folders.children(townsFolder()).stream()
                            .filter(Options::isTown)
                            .map(folder -> folder.getFileName().toString())
                            .toList();
            throw new DemonstrationException(
                    "La ville « %s » n'existe pas. Villes disponibles dans webapp-config : %s."
                            .formatted(town, String.join(", ", towns)));
        }
    }

    private Path townsFolder() {
        return basedir.resolve("webapp-config");
    }

    private static boolean isTown(Path folder) {
        return Files.isRegularFile(folder.resolve("town.yaml"));
    }
}
