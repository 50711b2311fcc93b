import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes one archive of all libraries: the server looks for each class in each archive of the
 * application, and reads the list of each of them several times before it deploys (decision 17).
 * Run by the build: {@code java OneLibrary.java <class path> <archive> <this file>}.
 *
 * <p>Lists of services are joined; each library's licence and notice stay, in a folder of its name;
 * a file that two libraries hold with different content ends the build.
 */
final class OneLibrary {

    /** Says nothing in a joined archive: module names, signatures, how it was built. */
    private static final Pattern LEFT_OUT =
            Pattern.compile(
                    "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|proguard/.*|[^/]*\\.(SF|RSA|DSA|EC))"
                            + "|(.*/)?(module-info\\.class|OSGI-INF/MANIFEST\\.MF)");

    private static final Pattern OF_ONE_LIBRARY =
            Pattern.compile("(META-INF/)?(?<name>(LICENSE|NOTICE|DEPENDENCIES)[^/]*)");

    private static final String SERVICES = "META-INF/services/";
    private static final String VERSIONS = "META-INF/versions/";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> services = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        List<Path> libraries =
                Stream.of(arguments[0].split(Pattern.quote(File.pathSeparator)))
                        .filter(f -> f.endsWith(".jar"))
                        .map(Path::of)
                        .toList();
        String content = content(libraries, Path.of(arguments[2]));
        Path made = target.resolveSibling("libraries.txt");
        if (Files.exists(target) && Files.exists(made) && Files.readString(made).equals(content)) {
            return;
        }
        var one = new OneLibrary();
        for (Path library : libraries) {
            one.add(library);
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(made);
        one.write(target);
        Files.writeString(made, content);
    }

    /** Nothing is made anew while the libraries and these rules are the same. */
    private static String content(List<Path> libraries, Path rules) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("rules " + Files.readString(rules).hashCode());
        for (Path library : libraries) {
            lines.add(
                    library.getFileName()
                            + " "
                            + Files.size(library)
                            + " "
                            + Files.getLastModifiedTime(library));
        }
        return String.join("\n", lines) + "\n";
    }

    private void add(Path library) throws IOException {
        String name = library.getFileName().toString().replaceFirst("\\.jar$", "");
        try (var jar = new JarFile(library.toFile(), false)) {
            for (ZipEntry entry : jar.stream().toList()) {
                String path = entry.getName();
                if (entry.isDirectory()
                        || LEFT_OUT.matcher(path).matches()
                        || path.startsWith(VERSIONS) && !jar.isMultiRelease()) {
                    continue;
                }
                byte[] bytes = bytes(jar, entry);
                var own = OF_ONE_LIBRARY.matcher(path);
                if (path.startsWith(SERVICES)) {
                    String lines = new String(bytes, StandardCharsets.UTF_8);
                    services.computeIfAbsent(path, p -> new LinkedHashSet<>())
                            .addAll(lines.lines().map(String::strip).toList());
                } else if (own.matches()) {
                    files.put("META-INF/licences/" + name + "/" + own.group("name"), bytes);
                } else {
                    byte[] other = files.putIfAbsent(path, bytes);
                    if (other != null && !Arrays.equals(other, bytes)) {
                        throw new IOException(path + " of " + name + " is in another library, too");
                    }
                }
            }
        }
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private void write(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            put(out, JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n");
            for (var service : services.entrySet()) {
                put(
                        out,
                        service.getKey(),
                        service.getValue().stream()
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .collect(Collectors.joining("\n", "", "\n")));
            }
            for (var file : files.entrySet()) {
                put(out, file.getKey(), file.getValue());
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream out, String path, String text) throws IOException {
        put(out, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream out, String path, byte[] bytes) throws IOException {
        var entry = new ZipEntry(path);
        // the same libraries make the same archive
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
