package fr.parvis.journey;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A node of the shared portal whose town differs in a line of its configuration. */
final class TownVariant {

    private static final int NUMBER = 7;
    private static PortalProcess byAgent;

    private TownVariant() {}

    /** One node for a run, in whose town agents activate new spaces. */
    static synchronized PortalProcess activatedByAgent(Demonstration demo) {
        if (byAgent == null) {
            Path town =
                    copy(
                            demo.data().resolve("town-by-agent"),
                            "accounts:\n",
                            "accounts:\n  activation: agent\n");
            byAgent =
                    demo.addNode(
                            NUMBER, Ports.freePort(), Map.of("PARVIS_TOWN_DIR", town.toString()));
        }
        return byAgent;
    }

    private static Path copy(Path target, String line, String other) {
        Path source = Path.of(System.getProperty("parvis.basedir", ""), "webapp-config", "demo");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copied = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else if (file.endsWith("town.yaml")) {
                    String text = Files.readString(file);
                    if (!text.contains(line)) {
                        throw new AssertionError(file + " has no line " + line);
                    }
                    Files.writeString(copied, text.replace(line, other));
                } else {
                    Files.copy(file, copied);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }
}
