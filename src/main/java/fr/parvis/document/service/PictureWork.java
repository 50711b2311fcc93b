package fr.parvis.document.service;

import fr.parvis.document.content.ContentKind;
import fr.parvis.document.content.ContentRefused;
import fr.parvis.document.content.HeifProgram;
import fr.parvis.document.content.PdfPreview;
import fr.parvis.document.content.Picture;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The work with pixels, which takes memory: 130 MB for a moment for a large photo. Only as many
 * pictures are unpacked at a time as the heap has room for; the others wait.
 */
@ApplicationScoped
class PictureWork {

    private static final Logger LOG = Logger.getLogger(PictureWork.class.getName());
    private static final long HEAP_OF_ONE = 400L * 1024 * 1024;
    private static final int WAIT_SECONDS = 60;
    private static final int PREVIEW_SECONDS = 8;

    @Resource ManagedExecutorService managed;

    @Inject WorkFolder work;

    @Inject
    @ConfigProperty(name = "parvis.document.heif.program")
    Optional<String> heifProgram;

    private final Semaphore room =
            new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / HEAP_OF_ONE));

    private ExecutorService executor;
    private Optional<HeifProgram> heif = Optional.empty();

    /** For CDI. */
    PictureWork() {}

    PictureWork(WorkFolder work, ExecutorService executor, Optional<HeifProgram> heif) {
        this.work = work;
        this.executor = executor;
        this.heif = heif;
    }

    @PostConstruct
    void find() {
        executor = managed;
        heif = HeifProgram.find(heifProgram);
    }

    /**
     * Writes a picture anew.
     *
     * @return what the copy is
     */
    ContentKind rewrite(Path file, ContentKind kind, Path copy, Path preview)
            throws IOException, ContentRefused {
        if (kind != ContentKind.HEIC) {
            return inTurn(() -> Picture.rewrite(file, kind, false, copy, preview));
        }
        HeifProgram program = heif.orElseThrow(() -> new ContentRefused("heic"));
        Path jpeg = work.newFile();
        try {
            return inTurn(
                    () -> {
                        program.convert(file, jpeg);
                        return Picture.rewrite(jpeg, ContentKind.JPEG, true, copy, preview);
                    });
        } finally {
            work.remove(jpeg);
        }
    }

    /** A picture that was written anew, in several widths. */
    List<Picture.Copy> copies(Path file, ContentKind kind, int... widths)
            throws IOException, ContentRefused {
        return inTurn(() -> Picture.copies(file, kind, widths));
    }

    /**
     * Draws the first page of a PDF. One that takes too long has none, and is taken all the same.
     *
     * @return whether there is one
     */
    boolean firstPage(Path pdf, Path preview) throws IOException, ContentRefused {
        // the drawing may go on when nobody waits any more: it has files of its own
        Path own = work.newFile();
        Path drawn = work.newFile();
        Files.copy(pdf, own, StandardCopyOption.REPLACE_EXISTING);
        acquire();
        Future<Boolean> drawing =
                executor.submit(
                        () -> {
                            try {
                                return PdfPreview.draw(own, drawn);
                            } finally {
                                room.release();
                                work.remove(own);
                            }
                        });
        try {
            boolean good = drawing.get(PREVIEW_SECONDS, TimeUnit.SECONDS);
            Files.move(drawn, preview, StandardCopyOption.REPLACE_EXISTING);
            return good;
        } catch (TimeoutException | ExecutionException e) {
            drawing.cancel(true);
            LOG.log(Level.INFO, "a PDF has no small picture: {0}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            work.remove(drawn);
        }
    }

    private interface Work<T> {
        T run() throws IOException, ContentRefused;
    }

    private <T> T inTurn(Work<T> task) throws IOException, ContentRefused {
        acquire();
        try {
            return task.run();
        } finally {
            room.release();
        }
    }

    private void acquire() throws IOException, ContentRefused {
        try {
            if (!room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ContentRefused("busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
