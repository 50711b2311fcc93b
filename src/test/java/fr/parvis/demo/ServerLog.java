package fr.parvis.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the log of Payara Micro says about a start: the process itself stays up when a deployment
 * fails.
 */
record ServerLog(Path file) {
    private static final int EXCERPT_LINES = 12;
    private static final int LINE_LENGTH = 400;
    private static final Pattern FAILED =
            Pattern.compile(
                    "Exception while (loading|deploying|preparing) the app|Failed to deploy|Deployment failed");
    private static final Pattern READY = Pattern.compile("Payara Micro .+ ready in ");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^\\[[^\\]]+\\] \\[\\] \\[(\\w+)\\].*\\[levelValue: \\d+\\] ?(\\[\\[)?");
    private static final Pattern STACK =
            Pattern.compile("^\\s*(at .+\\(.+\\)|\\.\\.\\. \\d+ more)");
    private static final Pattern TELLING =
            Pattern.compile("Caused by|Exception|Error|SEVERE|OutOfMemory|^Unrecognized|^Invalid");

    boolean isDeploymentFailed() {
        return lines().anyMatch(line -> FAILED.matcher(line).find());
    }

    /** The server has deployed all it could, and prints its addresses. */
    boolean isServerReady() {
        return lines().anyMatch(line -> READY.matcher(line).find());
    }

    /**
     * The causes, or the last lines if none is named; without colours, time stamps and stack
     * frames.
     */
    String excerpt() {
        List<String> all =
                lines().filter(line -> !STACK.matcher(line).find())
                        .map(line -> PREFIX.matcher(line).replaceFirst("$1 ").strip())
                        .filter(line -> !line.isEmpty() && !line.equals("]]"))
                        .map(line -> line.substring(0, Math.min(line.length(), LINE_LENGTH)))
                        .distinct()
                        .toList();
        List<String> causes = last(all, line -> line.startsWith("Caused by:"));
        List<String> telling = last(all, line -> TELLING.matcher(line).find());
        List<String> chosen =
                !causes.isEmpty() ? causes : !telling.isEmpty() ? telling : last(all, line -> true);
        return "  " + String.join("\n  ", chosen);
    }

    private static List<String> last(List<String> lines, Predicate<String> which) {
        List<String> found = lines.stream().filter(which).toList();
        return found.subList(Math.max(0, found.size() - EXCERPT_LINES), found.size());
    }

    private Stream<String> lines() {
        return Folders.lines(file).stream().map(line -> COLOUR.matcher(line).replaceAll(""));
    }
}
