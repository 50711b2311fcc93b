package fr.parvis.document.service;

import fr.parvis.document.clamd.ClamdScanner;
import fr.parvis.document.content.ContentKind;
import fr.parvis.document.content.ContentRefused;
import fr.parvis.document.content.FileName;
import fr.parvis.document.content.OfficeContent;
import fr.parvis.document.content.PdfContent;
import fr.parvis.document.content.Picture;
import fr.parvis.document.entity.FileState;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Receives files that anybody may send. A file is streamed to the disk, recognised by what it
 * contains, scanned, looked into or written anew, and taken or refused with a sentence.
 */
@ApplicationScoped
public class Reception {

    private static final long MEGABYTE = 1024L * 1024;
    private static final int PIECE = 64 * 1024;
    private static final String REFUSED = "document.refused.";

    @Inject WorkFolder work;
    @Inject ClamdScanner scanner;
    @Inject PictureWork pictures;

    @Inject
    @ConfigProperty(name = "parvis.document.megabytes", defaultValue = "10")
    int megabytes;

    /** For CDI. */
    Reception() {}

    Reception(WorkFolder work, ClamdScanner scanner, PictureWork pictures, int megabytes) {
        this.work = work;
        this.scanner = scanner;
        this.pictures = pictures;
        this.megabytes = megabytes;
    }

    /**
     * @param name as the browser says
     * @return to be closed by whoever asked
     * @throws DomainException when the file is refused
     */
    public ReceivedFile receive(String name, InputStream content) {
        List<Path> files = new ArrayList<>();
        try {
            ReceivedFile received = received(name, content, files);
            files.remove(received.content());
            files.remove(received.preview());
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ContentRefused e) {
            throw new DomainException(REFUSED + e.reason());
        } finally {
            files.forEach(work::remove);
        }
    }

    /**
     * A received picture in several widths.
     *
     * @throws DomainException when the portal has no room for it just now
     */
    public List<Picture.Copy> copies(ReceivedFile picture, int... widths) {
        ContentKind kind =
                picture.mediaType().equals(ContentKind.PNG.mediaType())
                        ? ContentKind.PNG
                        : ContentKind.JPEG;
        try {
            return pictures.copies(picture.content(), kind, widths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ContentRefused e) {
            throw new DomainException(REFUSED + e.reason());
        }
    }

    private ReceivedFile received(String name, InputStream content, List<Path> files)
            throws IOException, ContentRefused {
        Path sent = newFile(files);
        stream(content, sent);
        ContentKind kind = ContentKind.of(sent);
        if (!kind.agreesWith(name == null ? "" : name)) {
            throw new ContentRefused("otherName");
        }
        FileState state = scanned(sent);
        Path copy = newFile(files);
        Path preview = newFile(files);
        ContentKind result = kind;
        Path taken = sent;
        boolean shown = false;
        if (kind.image()) {
            result = pictures.rewrite(sent, kind, copy, preview);
            taken = copy;
            shown = true;
        } else if (kind == ContentKind.PDF) {
            taken = PdfContent.makeHarmless(sent, copy) ? copy : sent;
            shown = pictures.firstPage(taken, preview);
        } else {
            OfficeContent.requireHarmless(sent, kind);
        }
        return new ReceivedFile(
                FileName.clean(name, result),
                result.mediaType(),
                Files.size(taken),
                state,
                taken,
                shown ? preview : null,
                work);
    }

    private FileState scanned(Path file) throws ContentRefused {
        FileState state = scanner.configured() ? scanner.scan(file) : FileState.CLEAN;
        if (state == FileState.INFECTED) {
            throw new ContentRefused("infected");
        }
        return state;
    }

    private Path newFile(List<Path> files) {
        Path file = work.newFile();
        files.add(file);
        return file;
    }

    private void stream(InputStream content, Path target) throws IOException {
        long most = megabytes * MEGABYTE;
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                size += read;
                if (size > most) {
                    throw new DomainException("document.tooLarge", megabytes);
                }
                out.write(piece, 0, read);
            }
        }
        if (size == 0) {
            throw new DomainException("document.empty");
        }
    }
}
