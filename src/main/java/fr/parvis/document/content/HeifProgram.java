package fr.parvis.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Turns HEIC photos into JPEG with the program of libheif, where the machine has it. It runs as a
 * process of its own, so that a photo made to break it breaks nothing else.
 */
public final class HeifProgram {

    private static final List<String> USUAL = List.of("/usr/bin/heif-convert", "/usr/bin/heif-dec");
    private static final int SECONDS = 20;
    private static final long MOST_PIXELS = 64_000_000;

    /** The sizes of a photo stand near the beginning. */
    private static final int HEAD = 256 * 1024;

    private static final byte[] SIZE_BOX = "ispe".getBytes(StandardCharsets.US_ASCII);

    private final Path program;

    private HeifProgram(Path program) {
        this.program = program;
    }

    /**
     * @param configured path of the program; empty looks where Debian has it
     * @return empty where the machine has none
     */
    public static Optional<HeifProgram> find(Optional<String> configured) {
        return configured.map(List::of).orElse(USUAL).stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(HeifProgram::new);
    }

    /**
     * @param target an upright JPEG, which still has metadata
     * @throws ContentRefused when it cannot be read, or has too many pixels
     */
    public void convert(Path heic, Path target) throws IOException, ContentRefused {
        if (pixels(heic) > MOST_PIXELS) {
            throw new ContentRefused("tooManyPixels");
        }
        Path folder = Files.createTempDirectory(target.getParent(), "heif-");
        try {
            Path source = Files.createLink(folder.resolve("in.heic"), heic);
            Path jpeg = folder.resolve("out.jpg");
            run(source, jpeg);
            // of several pictures in one file, each has a number
            Path first = Files.exists(jpeg) ? jpeg : folder.resolve("out-1.jpg");
            if (!Files.exists(first)) {
                throw new ContentRefused("unreadablePicture");
            }
            Files.move(first, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            try (var left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private void run(Path source, Path target) throws IOException, ContentRefused {
        var builder =
                new ProcessBuilder(
                        program.toString(), "-q", "92", source.toString(), target.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // nothing of the portal's secrets for a program that reads strangers' files
        builder.environment().clear();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new ContentRefused("unreadablePicture");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The largest picture that the file says to have. */
    private static long pixels(Path heic) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(heic)) {
            head = in.readNBytes(HEAD);
        }
        long most = 0;
        for (int i = 0; i + 16 <= head.length; i++) {
            if (head[i] == SIZE_BOX[0]
                    && head[i + 1] == SIZE_BOX[1]
                    && head[i + 2] == SIZE_BOX[2]
                    && head[i + 3] == SIZE_BOX[3]) {
                ByteBuffer box = ByteBuffer.wrap(head, i + 8, 8);
                long width = Integer.toUnsignedLong(box.getInt());
                long height = Integer.toUnsignedLong(box.getInt());
                most = Math.max(most, Math.max(width, 1) * Math.max(height, 1));
            }
        }
        return most;
    }
}
