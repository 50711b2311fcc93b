package fr.parvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A load of eight connections that are kept open, by <a href="https://github.com/wg/wrk">wrk</a>.
 *
 * @param form posted by many browsers in turn, or null for a get
 */
record Wrk(String url, Map<String, String> headers, Map<String, String> form) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern TROUBLE =
            Pattern.compile("(Non-2xx or 3xx responses: \\d+|Socket errors: .*)");

    private static final String SHARE = "%d%%\\s+([0-9.]+)(us|ms|s)";

    /** Average, deviation, longest. */
    private static final Pattern LONGEST =
            Pattern.compile("Latency\\s+\\S+\\s+\\S+\\s+([0-9.]+)(us|ms|s|m)");

    /** What takes longer is counted as a fault. */
    private static final String PATIENCE = "20s";

    private static final Map<String, Double> MILLIS =
            Map.of("us", 0.001, "ms", 1.0, "s", 1000.0, "m", 60_000.0);

    /**
     * What a run gave.
     *
     * @param p50 milliseconds within which every second answer came
     * @param p99 milliseconds within which 99 of 100 answers came
     * @param longest milliseconds that an answer took
     */
    record Load(double rate, long requests, double p50, double p99, double longest) {}

    /**
     * Loads the server for so long.
     *
     * @throws IllegalStateException when an answer was not good: its rate would say nothing
     */
    Load run(int seconds) {
        return run(seconds, 8);
    }

    /** The same by so many connections: few, where it is asked how long an answer takes. */
    Load run(int seconds, int connections) {
        var command = new ArrayList<String>();
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        if (form != null) {
            command.addAll(List.of("-s", System.getProperty("bench.home") + "/wrk/post.lua"));
        }
        command.add(url);
        if (form != null) {
            command.add(Web.encoded(form));
        }
        return run(seconds, connections, url, command);
    }

    /**
     * The same by a script of its own.
     *
     * @param arguments the script, the address, and what the script is told
     */
    static Load run(int seconds, int connections, String url, List<String> arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "--latency",
                                "--timeout",
                                PATIENCE,
                                "-t" + Math.min(2, connections),
                                "-c" + connections,
                                "-d" + seconds + "s"));
        command.addAll(arguments);
        String said = Command.output(command);
        Matcher trouble = TROUBLE.matcher(said);
        if (trouble.find()) {
            throw new IllegalStateException(url + ": " + trouble.group(1));
        }
        Matcher rate = RATE.matcher(said);
        Matcher requests = REQUESTS.matcher(said);
        if (!rate.find() || !requests.find()) {
            throw new IllegalStateException(url + ": " + said);
        }
        return new Load(
                Double.parseDouble(rate.group(1)),
                Long.parseLong(requests.group(1)),
                millis(Pattern.compile(SHARE.formatted(50)), said),
                millis(Pattern.compile(SHARE.formatted(99)), said),
                millis(LONGEST, said));
    }

    private static double millis(Pattern pattern, String said) {
        Matcher time = pattern.matcher(said);
        if (!time.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(time.group(1)) * MILLIS.get(time.group(2));
    }
}
