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

    /** What a run gave. */
    record Load(double rate, long requests) {}

    /**
     * Loads the server for so long.
     *
     * @throws IllegalStateException when an answer was not good: its rate would say nothing
     */
    Load run(int seconds) {
        var command = new ArrayList<>(List.of("wrk", "-t2", "-c8", "-d" + seconds + "s"));
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
        if (!rate.find() || !requests.find()) {
            throw new IllegalStateException(url + ": " + said);
        }
        return new Load(Double.parseDouble(rate.group(1)), Long.parseLong(requests.group(1)));
    }
}
