package fr.parvis.journey;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayFipStandIn;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A node of the shared portal whose town differs in a line of its configuration. */
final class TownVariant {

    private static final int BY_AGENT = 7;
    private static final int BY_MAIL = 8;
    private static final int BY_PAYFIP = 10;
    private static PortalProcess byPayFip;
    private static PortalProcess byAgent;
    private static PortalProcess byMail;
    private static final int SHARING = 9;

    private TownVariant() {}

    /** One node for a run, in whose town agents activate new spaces and texts are read twice. */
    static synchronized PortalProcess activatedByAgent(Demonstration demo) {
        if (byAgent == null) {
            byAgent =
                    start(
                            demo,
                            BY_AGENT,
                            "(?s)\n  review: false\n(.*?\n)accounts:\n",
                            "\n  review: true\n$1accounts:\n  activation: agent\n");
        }
        return byAgent;
    }

    /** One node for a run, in whose town people sign in with their mail. */
    static synchronized PortalProcess signingInByMail(Demonstration demo) {
        if (byMail == null) {
            byMail = start(demo, BY_MAIL, "\naccounts:\n", "\naccounts:\n  userName: mail\n");
        }
        return byMail;
    }

    /**
     * A node that shares news with a WordPress, both ways.
     *
     * @param password of an application, as WordPress gives it
     * @param extra of its configuration
     */
    static PortalProcess sharing(
            Demonstration demo,
            URI wordpress,
            String user,
            String password,
            String secret,
            Map<String, String> extra) {
        String settings =
                """
                sources:
                  - id: site
                    kind: wordpress
                    name: "Site de la ville"
                    url: "%1$s"
                    categories:
                      vie-municipale: vie-municipale
                      pratique: dechets
                publish:
                  name: "Site de la ville"
                  url: "%1$s"
                  user: "%2$s"
                  categories:
                    mot-du-maire: mot-du-maire
                """
                        .formatted(wordpress, user);
        Path town = withFile(demo, "town-" + SHARING, "cms.yaml", settings);
        var environment = new HashMap<>(extra);
        environment.put("PARVIS_TOWN_DIR", town.toString());
        environment.put("PARVIS_CMS_PASSWORD", password);
        environment.put("PARVIS_CMS_HOOK_SECRET", secret);
        return demo.addNode(SHARING, Ports.freePort(), environment);
    }

    /** One node for a run, to whose régie people pay by PayFiP. */
    static synchronized PortalProcess payingByPayFip(Demonstration demo) {
        if (byPayFip == null) {
            Path town =
                    copy(
                            demo.data().resolve("town-" + BY_PAYFIP),
                            Pattern.compile("    paybox:\n(      .*\n)+"),
                            "    payfip:\n      client: \"" + PayFipStandIn.CLIENT + "\"\n");
            byPayFip =
                    demo.addNode(
                            BY_PAYFIP,
                            Ports.freePort(),
                            Map.of("PARVIS_TOWN_DIR", town.toString()));
        }
        return byPayFip;
    }

    /** The folder of the demonstration's town with one more file. */
    static Path withFile(Demonstration demo, String folder, String name, String content) {
        Path town =
                copy(demo.data().resolve(folder), Pattern.compile("accounts:\n"), "accounts:\n");
        try {
            Files.writeString(town.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return town;
    }

    private static PortalProcess start(Demonstration demo, int number, String lines, String other) {
        // those of citizens: a régie has accounts, too
        Path town = copy(demo.data().resolve("town-" + number), Pattern.compile(lines), other);
        return demo.addNode(number, Ports.freePort(), Map.of("PARVIS_TOWN_DIR", town.toString()));
    }

    private static Path copy(Path target, Pattern lines, String other) {
        Path source = Path.of(System.getProperty("parvis.basedir", ""), "webapp-config", "demo");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copied = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else if (file.endsWith("town.yaml")) {
                    String text = Files.readString(file);
                    if (!lines.matcher(text).find()) {
                        throw new AssertionError(file + " has no line " + lines);
                    }
                    Files.writeString(copied, lines.matcher(text).replaceAll(other));
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
