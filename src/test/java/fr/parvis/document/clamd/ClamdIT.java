package fr.parvis.document.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.document.entity.FileState;
import fr.parvis.document.service.SamplePdf;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ClamAV's own daemon, with a base of two signatures that the test writes: nothing is downloaded.
 * Where Debian's package is neither there nor can be had, the test says so and is skipped.
 */
@Feature("DOC-6")
class ClamdIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    /**
     * The usual test text, in two halves: scanners of the machine that builds read sources, too.
     */
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir Path folder;

    private Process clamd;

    @BeforeEach
    void start() throws Exception {
        if (!Files.isExecutable(PROGRAM)) {
            install();
        }
        assumeTrue(
                Files.isExecutable(PROGRAM),
                "skipped: " + PROGRAM + " is missing, install the package clamav-daemon");
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.writeString(
                base.resolve("parvis.ndb"),
                "Parvis.Eicar:0:*:"
                        + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII))
                        + "\n");
        Path settings =
                Files.writeString(
                        folder.resolve("clamd.conf"),
                        """
                        LocalSocket %s
                        DatabaseDirectory %s
                        Foreground yes
                        """
                                .formatted(socket(), base));
        clamd =
                new ProcessBuilder(PROGRAM.toString(), "-c", settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(socket()) || !clamd.isAlive());
        assertThat(clamd.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    }

    private Path socket() {
        return folder.resolve("clamd.ctl");
    }

    private static void install() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return;
        }
        var builder =
                new ProcessBuilder(
                        List.of(
                                "apt-get",
                                "install",
                                "-y",
                                "--no-install-recommends",
                                "clamav-daemon"));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process apt =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!apt.waitFor(4, TimeUnit.MINUTES)) {
            apt.destroy();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (clamd != null) {
            clamd.destroy();
            clamd.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private FileState scan(byte[] content) {
        var scanner = new ClamdScanner(Optional.of(socket().toString()));
        return scanner.scan(new ByteArrayInputStream(content));
    }

    @Test
    void theRealScannerFindsWhatItKnowsAndLetsTheRestPass() {
        assertThat(scan(SamplePdf.of("bon", 200_000))).isEqualTo(FileState.CLEAN);
        assertThat(scan(EICAR.getBytes(StandardCharsets.US_ASCII))).isEqualTo(FileState.INFECTED);
        byte[] hidden = SamplePdf.of(EICAR.replace("\\", "").replace(")", ""), 9);
        assertThat(scan(hidden)).as("another text").isEqualTo(FileState.CLEAN);
    }
}
