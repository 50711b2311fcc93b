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

    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

    /**
     * What a run gave.
     *
     * @param p99 milliseconds within which 99 of 100 answers came
     */
    record Load(double rate, long requests, double p99) {}

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
        var command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "--latency",
                                "-t" + Math.min(2, connections),
                                "-c" + connections,
                                "-d" + seconds + "s"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        if (form != null) {
            command.addAll(List.of("-s", System.getProperty("bench.home") + "/wrk/post.lua"));
        }
        command.add(url);
        if (form != null) {
            command.add(Web.encoded(form));
        }
        String said = Command.output(command);
        Matcher trouble = TROUBLE.matcher(said);
        if (trouble.find()) {
            throw new IllegalStateException(url + ": " + trouble.group(1));
        }
        Matcher rate = RATE.matcher(said);
        Matcher requests = REQUESTS.matcher(said);
        Matcher slow = P99.matcher(said);
        if (!rate.find() || !requests.find() || !slow.find()) {
            throw new IllegalStateException(url + ": " + said);
        }
        return new Load(
                Double.parseDouble(rate.group(1)),
                Long.parseLong(requests.group(1)),
                Double.parseDouble(slow.group(1)) * MILLIS.get(slow.group(2)));
    }
}
