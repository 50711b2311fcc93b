package fr.parvis.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A page of a portal that stands ready and waits ({@code run pages hold}), with the plain servlet
 * beside it: so that two versions of the portal are measured in turn ({@link Against}), and one
 * page is recorded again and again without a start each time.
 */
record Held(String name, Wrk page, Wrk plain) {

    private static final Path FOLDER = Stand.WORK.resolve("held");
    private static final String HEADER = "header.";
    private static final String FIELD = "field.";
    private static final int LOOK_MILLIS = 500;

    /** Says what stands ready, and waits until the file "end" lies beside it. */
    static void hold(List<Held> pages, long pid) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path end = FOLDER.resolve("end");
        Files.deleteIfExists(end);
        for (int i = 0; i < pages.size(); i++) {
            write(FOLDER.resolve("%02d.properties".formatted(i)), pages.get(i), pid);
        }
        Files.writeString(FOLDER.resolve("ready"), Long.toString(pid));
        while (!Files.exists(end)) {
            Thread.sleep(LOOK_MILLIS);
        }
        Files.deleteIfExists(FOLDER.resolve("ready"));
    }

    private static void write(Path file, Held held, long pid) throws IOException {
        var kept = new Properties();
        kept.setProperty("name", held.name());
        kept.setProperty("page", held.page().url());
        kept.setProperty("plain", held.plain().url());
        kept.setProperty("pid", Long.toString(pid));
        held.page().headers().forEach((k, v) -> kept.setProperty(HEADER + k, v));
        if (held.page().form() != null) {
            held.page().form().forEach((k, v) -> kept.setProperty(FIELD + k, v));
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            kept.store(writer, null);
        }
    }

    /** What stands ready in the folder of a run. */
    static List<Held> of(Path work) throws IOException {
        try (var files = Files.list(work.resolve("held"))) {
            return files.filter(f -> f.toString().endsWith(".properties"))
                    .sorted()
                    .map(Held::read)
                    .toList();
        }
    }

    /** The server's process of a run. */
    static long pid(Path work) throws IOException {
        return Long.parseLong(Files.readString(work.resolve("held/ready")));
    }

    private static Held read(Path file) {
        var kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = beginning(kept, HEADER);
        Map<String, String> fields = beginning(kept, FIELD);
        Map<String, String> form = fields.isEmpty() ? null : fields;
        return new Held(
                kept.getProperty("name"),
                new Wrk(kept.getProperty("page"), headers, form),
                new Wrk(kept.getProperty("plain"), headers, form));
    }

    private static Map<String, String> beginning(Properties kept, String beginning) {
        var found = new TreeMap<String, String>();
        for (String key : kept.stringPropertyNames()) {
            if (key.startsWith(beginning)) {
                found.put(key.substring(beginning.length()), kept.getProperty(key));
            }
        }
        return found;
    }

    /** Records pages of a run under load: {@code run record <folder of the run>}. */
    public static void main(String[] arguments) throws IOException {
        Path work = Path.of(arguments[0]);
        for (Held held : of(work)) {
            if (held.name().matches(".*(" + System.getProperty("bench.only", "") + ").*")) {
                Path file = work.resolve(held.name().replaceAll("\\W+", "-") + ".jfr");
                record(pid(work), held.page(), file);
                System.out.println("\n## " + held.name() + " (" + file + ")");
                Profile.show(file, "http-thread");
            }
        }
    }

    /**
     * Records a page under load. A recorder is started before the warm-up: the first of a server
     * makes it forget all that it has compiled, and the recording would show the interpreter.
     */
    static void record(long pid, Wrk page, Path file) {
        jcmd(pid, "JFR.start", "name=first", "settings=profile");
        page.run(Integer.getInteger("bench.warmup", 10));
        jcmd(pid, "JFR.start", "name=page", "settings=profile");
        page.run(Integer.getInteger("bench.seconds", 6) * 2);
        jcmd(pid, "JFR.stop", "name=page", "filename=" + file);
        jcmd(pid, "JFR.stop", "name=first");
    }

    private static void jcmd(long pid, String... arguments) {
        var command = new ArrayList<>(List.of("jcmd", Long.toString(pid)));
        command.addAll(List.of(arguments));
        Command.output(command);
    }
}
