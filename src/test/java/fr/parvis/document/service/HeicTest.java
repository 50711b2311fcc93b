package fr.parvis.document.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.document.clamd.ClamdScanner;
import fr.parvis.document.content.HeifProgram;
import fr.parvis.kernel.Feature;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos of telephones, with the programs of Debian's libheif-examples where they are. */
@Feature("DOC-5")
class HeicTest {

    private static final Path ENCODER = Path.of("/usr/bin/heif-enc");

    @TempDir Path folder;

    @Test
    void aHeicPhotoBecomesAJpeg() throws Exception {
        Optional<HeifProgram> program = HeifProgram.find(Optional.empty());
        assumeTrue(
                program.isPresent() && Files.isExecutable(ENCODER),
                "skipped: no heif-convert and heif-enc, install the package libheif-examples");
        String secret = "49.0602 N 2.0636 E";
        Path jpeg = Files.write(folder.resolve("photo.jpg"), HostileFiles.photo(1, secret));
        Path heic = folder.resolve("photo.heic");
        Process encoder =
                new ProcessBuilder(ENCODER.toString(), "-o", heic.toString(), jpeg.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(encoder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeTrue(Files.exists(heic), "skipped: this libheif cannot write HEIC");

        Path work = Files.createDirectory(folder.resolve("work"));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        var pictures = new PictureWork(new WorkFolder(work), executor, program);
        var reception =
                new Reception(
                        new WorkFolder(work), new ClamdScanner(Optional.empty()), pictures, 10);
        try (InputStream in = Files.newInputStream(heic);
                ReceivedFile received = reception.receive("IMG_0001.HEIC", in)) {
            assertThat(received.name()).isEqualTo("IMG_0001.jpg");
            assertThat(received.mediaType()).isEqualTo("image/jpeg");
            assertThat(ImageIO.read(received.content().toFile()).getWidth()).isEqualTo(64);
            assertThat(Files.readString(received.content(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret, "Exif");
        } finally {
            executor.shutdown();
        }
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }
}
