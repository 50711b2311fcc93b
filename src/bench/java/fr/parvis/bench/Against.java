package fr.parvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two versions of the portal that stand ready ({@code run pages hold}, each with its own BENCH_WORK
 * and ports), measured in turn: plain servlet, the one, the other, and again. So both have the same
 * weather.
 */
final class Against {

    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 10);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern COMPILER = Pattern.compile("C[12] Comp");

    /** Place of the user time among what follows the name in /proc/…/stat; the system's is next. */
    private static final int USER = 11;

    private Against() {}

    /** Arguments: the folders of the runs, the older first. */
    public static void main(String[] arguments) throws IOException {
        String only = System.getProperty("bench.only", "");
        var works = List.of(arguments).stream().map(Path::of).toList();
        for (Path work : works) {
            for (Held held : wanted(work, only)) {
                held.page().run(WARM_UP_SECONDS);
                held.plain().run(Math.min(3, WARM_UP_SECONDS));
            }
        }
        var rate = new Table("Requests per second beside a plain servlet with the same bytes");
        var cost =
                new Table(
                        "Times the server's processor time (without its compiler) of the plain servlet");
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < wanted(works.get(0), only).size(); i++) {
                for (Path work : works) {
                    Held held = wanted(work, only).get(i);
                    String name = held.name() + " (" + work.getFileName() + ")";
                    double begin = cpu(work);
                    var plain = held.plain().run(Math.max(2, SECONDS / 2));
                    double middle = cpu(work);
                    var page = held.page().run(SECONDS);
                    double end = cpu(work);
                    double each = (end - middle) / page.requests();
                    rate.add(name, page.rate() / plain.rate());
                    rate.note(name, "%.0f / %.0f".formatted(page.rate(), plain.rate()));
                    cost.add(name, each / ((middle - begin) / plain.requests()));
                    cost.note(name, "%.2f ms".formatted(each * 1000));
                }
            }
        }
        rate.print();
        cost.print();
    }

    private static List<Held> wanted(Path work, String only) throws IOException {
        return Held.of(work).stream().filter(h -> h.name().matches(".*(" + only + ").*")).toList();
    }

    /**
     * Seconds of processor that the server of a run has used, but for its compiler: on a busy
     * machine that is behind for minutes, and what it does is done once.
     */
    private static double cpu(Path work) throws IOException {
        double ticks = 0;
        try (var threads = Files.list(Path.of("/proc/" + Held.pid(work) + "/task"))) {
            for (Path thread : threads.toList()) {
                ticks += ticks(thread.resolve("stat"));
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double ticks(Path stat) {
        try {
            String line = Files.readString(stat);
            String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return COMPILER.matcher(name).lookingAt()
                    ? 0
                    : Double.parseDouble(rest[USER]) + Double.parseDouble(rest[USER + 1]);
        } catch (IOException e) {
            // the thread has ended
            return 0;
        }
    }
}
