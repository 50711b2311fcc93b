package fr.parvis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a recording of the flight recorder spent its time: methods on top of the stack, methods
 * anywhere on it, and packages by the innermost frame that is not the JDK's.
 */
final class Profile {

    private static final int SHOWN = Integer.getInteger("bench.top", 45);

    private final Pattern wanted;
    private final Map<String, Integer> top = new HashMap<>();
    private final Map<String, Integer> anywhere = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private int samples;

    private Profile(Pattern wanted) {
        this.wanted = wanted;
    }

    /** Arguments: the file, and a regular expression for the threads. */
    public static void main(String[] arguments) throws IOException {
        show(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : ".*");
    }

    static void show(Path recording, String threads) throws IOException {
        var profile = new Profile(Pattern.compile(threads));
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && event.getStackTrace() != null) {
                    var thread = event.getThread("sampledThread");
                    profile.add(
                            thread == null || thread.getJavaName() == null
                                    ? ""
                                    : thread.getJavaName(),
                            event.getStackTrace().getFrames());
                }
            }
        }
        System.out.println("samples: " + profile.samples);
        profile.print("on top", profile.top);
        profile.print("owner (innermost outside the JDK)", profile.owners);
        profile.print("anywhere on the stack", profile.anywhere);
    }

    private void add(String thread, List<RecordedFrame> frames) {
        if (!wanted.matcher(thread).find() || frames.isEmpty()) {
            return;
        }
        samples++;
        top.merge(name(frames.get(0)), 1, Integer::sum);
        Set<String> seen = new LinkedHashSet<>();
        boolean owned = false;
        for (RecordedFrame frame : frames) {
            String name = name(frame);
            seen.add(name);
            if (!owned && !name.matches("(java|javax|jdk|sun|com\\.sun\\.(?!faces))\\..*")) {
                owners.merge(
                        name.replaceAll("(\\w+\\.\\w+\\.\\w+\\.\\w+).*", "$1"), 1, Integer::sum);
                owned = true;
            }
        }
        seen.forEach(n -> anywhere.merge(n, 1, Integer::sum));
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private void print(String title, Map<String, Integer> counts) {
        System.out.println("\n" + title);
        counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(title.startsWith("any") ? SHOWN * 3L : SHOWN)
                .forEach(
                        e ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "%5.1f %%  %s%n",
                                        100.0 * e.getValue() / samples,
                                        e.getKey()));
    }
}
