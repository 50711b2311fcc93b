package fr.parvis.bench;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Options;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.PortalSettings;
import fr.parvis.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Time from the start of the JVM to the first page, beside that of an empty web application on the
 * same server with the same switches. Arguments: the names of the variants, all when none is given.
 */
final class Start {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String EMPTY = "empty WAR";

    /** The portal with PrimeFaces and OmniFaces, where {@code run libraries} has made it. */
    private static final String LIBRARIES = "parvis-libraries";

    /** For {@code run profile}: where the time goes. */
    private static final String RECORDED = "portal, recorded";

    private final Demonstration demonstration;
    private final Map<String, Variant> variants = new LinkedHashMap<>();

    /** A WAR of target/ or probe/, and switches of the JVM. */
    private record Variant(String war, List<String> jvmOptions) {}

    private Start(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    public static void main(String[] arguments) throws IOException {
        var options =
                Options.of(Stand.WORK).withReset(true).withPorts(Ports.withOffset(Stand.OFFSET));
        try (var demonstration = Demonstration.start(options)) {
            // its database and site are needed, and that the schema is there: not its first node
            demonstration.portal().stop();
            var start = new Start(demonstration);
            start.variants(List.of(arguments));
            start.measure();
        }
    }

    private void variants(List<String> wanted) {
        variants.put(EMPTY, new Variant("empty", List.of()));
        variants.put("portal", new Variant("parvis", List.of()));
        variants.put("portal, C1 only", new Variant("parvis", List.of("-XX:TieredStopAtLevel=1")));
        variants.put("portal, serial GC", new Variant("parvis", List.of("-XX:+UseSerialGC")));
        variants.put("empty WAR, CDS archive", archived("empty"));
        variants.put("portal, CDS archive", archived("parvis"));
        if (Files.exists(war(LIBRARIES))) {
            variants.put(LIBRARIES, new Variant(LIBRARIES, List.of()));
        }
        Path recording = Stand.WORK.resolve("start.jfr");
        variants.put(
                RECORDED,
                new Variant(
                        "parvis",
                        List.of(
                                "-XX:FlightRecorderOptions=stackdepth=1024",
                                "-XX:StartFlightRecording=settings=profile,filename="
                                        + recording)));
        if (wanted.isEmpty()) {
            variants.remove(RECORDED);
        } else {
            variants.keySet().retainAll(wanted);
        }
    }

    private static Path war(String name) {
        Path built = Stand.WORK.resolve("target").resolve(name + ".war");
        return Files.exists(built) ? built : Stand.WORK.resolve("probe").resolve(name + ".war");
    }

    private static Variant archived(String war) {
        Path archive = Stand.WORK.resolve(war + ".jsa");
        return new Variant(
                war,
                List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off"));
    }

    private void measure() throws IOException {
        for (Variant variant : variants.values()) {
            String archive =
                    variant.jvmOptions().stream()
                            .filter(o -> o.startsWith("-XX:SharedArchiveFile="))
                            .findFirst()
                            .orElse("");
            if (!archive.isEmpty()) {
                time(
                        new Variant(
                                variant.war(),
                                List.of(
                                        archive.replace(
                                                "SharedArchiveFile", "ArchiveClassesAtExit"))));
            }
        }
        var table =
                new Table("Time from the start of the JVM to the first page, beside an empty WAR");
        var cpu = new Table("The same by processor time");
        var seconds = new Table("The same in seconds, on this machine");
        for (int round = 0; round < ROUNDS; round++) {
            Cost empty = null;
            for (var variant : variants.entrySet()) {
                Cost cost = time(variant.getValue());
                if (variant.getKey().equals(EMPTY)) {
                    empty = cost;
                } else if (empty != null) {
                    table.add(variant.getKey(), cost.seconds() / empty.seconds());
                    cpu.add(variant.getKey(), cost.cpu() / empty.cpu());
                }
                seconds.add(variant.getKey(), cost.seconds());
            }
        }
        table.print();
        cpu.print();
        seconds.print();
    }

    private Cost time(Variant variant) throws IOException {
        Path base = base(variant);
        var settings =
                new PortalSettings(
                        base,
                        base,
                        1,
                        Stand.OFFSET + 8080,
                        demonstration.environment(),
                        variant.jvmOptions());
        var node = new PortalProcess(settings);
        try {
            long begin = System.nanoTime();
            node.start();
            node.awaitReady(LIMIT);
            int status = Web.get(node.url() + "/", Map.of()).statusCode();
            double time = (System.nanoTime() - begin) / 1e9;
            if (status != 200) {
                throw new IllegalStateException(variant + " answers " + status);
            }
            return new Cost(time, cpu(base));
        } finally {
            end(base);
            node.stop();
        }
    }

    /** What a start took, by the clock and of the processor. */
    private record Cost(double seconds, double cpu) {}

    private static double cpu(Path base) throws IOException {
        return ProcessHandle.of(pid(base))
                        .flatMap(p -> p.info().totalCpuDuration())
                        .orElseThrow()
                        .toNanos()
                / 1e9;
    }

    private static long pid(Path base) throws IOException {
        return Long.parseLong(Files.readString(base.resolve("server-1.pid")).strip());
    }

    /** Writing an archive takes its time. */
    private static void end(Path base) throws IOException {
        var process = ProcessHandle.of(pid(base));
        process.ifPresent(ProcessHandle::destroy);
        try {
            process.map(ProcessHandle::onExit)
                    .ifPresent(
                            e -> e.orTimeout(60, TimeUnit.SECONDS).exceptionally(t -> null).join());
        } finally {
            process.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static Path base(Variant variant) {
        try {
            Path base = Stand.WORK.resolve("start").resolve(variant.war());
            Path server = Files.createDirectories(base.resolve("target/server"));
            link(server.resolve("payara-micro.jar"), Stand.WORK.resolve("payara-micro.jar"));
            link(base.resolve("target/parvis.war"), war(variant.war()));
            // what the server is told before it begins
            link(base.resolve("webapp-config"), Stand.WORK.resolve("webapp-config"));
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }
}
