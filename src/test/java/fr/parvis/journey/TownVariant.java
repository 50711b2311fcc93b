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

    private static final int BY_AGENT = 7;
    private static final int BY_MAIL = 8;
    private static PortalProcess byAgent;
    private static PortalProcess byMail;

    private TownVariant() {}

    /** One node for a run, in whose town agents activate new spaces. */
    static synchronized PortalProcess activatedByAgent(Demonstration demo) {
        if (byAgent == null) {
            byAgent = start(demo, BY_AGENT, "activation: agent");
        }
        return byAgent;
    }

    /** One node for a run, in whose town people sign in with their mail. */
    static synchronized PortalProcess signingInByMail(Demonstration demo) {
        if (byMail == null) {
            byMail = start(demo, BY_MAIL, "userName: mail");
        }
        return byMail;
    }

    /** The folder of the demonstration's town with one more file. */
    static Path withFile(Demonstration demo, String folder, String name, String content) {
        Path town = copy(demo.data().resolve(folder), "accounts:\n", "accounts:\n");
        try {
            Files.writeString(town.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return town;
    }

    private static PortalProcess start(Demonstration demo, int number, String line) {
        Path town =
                copy(
                        demo.data().resolve("town-" + number),
                        // those of citizens: a régie has accounts, too
                        "\naccounts:\n",
                        "\naccounts:\n  " + line + "\n");
        return demo.addNode(number, Ports.freePort(), Map.of("PARVIS_TOWN_DIR", town.toString()));
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
