package fr.parvis.bench;

import fr.parvis.demo.DemoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs scripts by PostgreSQL's own load driver, each time for families that it has not had yet. */
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final int port;
    private final int connections;
    private final int each;
    private int next;

    /**
     * @param each how many scripts a round runs
     * @param first family
     */
    Pgbench(int port, int connections, int each, int first) {
        this.port = port;
        this.connections = connections;
        this.each = each;
        this.next = first;
    }

    /** How many scripts a second. */
    double rate(List<Path> scripts) {
        int turns = each / connections;
        var command =
                new ArrayList<>(
                        List.of("pgbench", "-n", "-M", "prepared", "-j", "2", "-h", "127.0.0.1"));
        command.addAll(List.of("-U", DemoDatabase.USER, "-p", Integer.toString(port)));
        command.addAll(List.of("-c", Integer.toString(connections), "-t", Integer.toString(turns)));
        command.addAll(List.of("-D", "from=" + next, "-D", "each=" + turns, "-D", "n=0"));
        scripts.forEach(s -> command.addAll(List.of("-f", s.toString())));
        command.add(DemoDatabase.NAME);
        String said = Command.output(command);
        next += each;
        Matcher tps = TPS.matcher(said);
        if (!tps.find() || said.contains("ERROR")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(tps.group(1));
    }
}
