package fr.parvis.content.service;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.document.content.Picture;
import fr.parvis.document.service.ReceivedFile;
import fr.parvis.document.service.Reception;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes pictures and PDFs into the media library, whoever sends them: recognised by their content,
 * scanned, written anew or made harmless. Nothing that stood beside the pixels stays.
 */
@ApplicationScoped
public class MediaIntake {

    /** Widths in which a picture is kept, in pixels. */
    public static final List<Integer> WIDTHS = List.of(400, 800, 1600);

    private static final int TOKEN_BYTES = 16;

    @Inject Reception reception;
    @Inject MediaStore store;

    /**
     * Takes a picture. The same picture again gives the one that is there.
     *
     * @param name as its sender says; null for none
     * @param alt what it shows; "" when nobody has said it, and then what was said before stays
     * @param by who puts it there, in words
     * @throws DomainException when it is no picture that the portal takes, with the sentence
     */
    public MediaItem picture(String name, InputStream content, String alt, String by) {
        try (ReceivedFile file = clean(name, content)) {
            if (!file.mediaType().startsWith("image/")) {
                throw new DomainException("content.problem.noPicture");
            }
            int[] widths = WIDTHS.stream().mapToInt(Integer::intValue).toArray();
            List<Picture.Copy> copies = reception.copies(file, widths);
            Picture.Copy largest = copies.get(copies.size() - 1);
            MediaItem item =
                    MediaItem.picture(
                            token(largest.content()),
                            file.name(),
                            file.mediaType(),
                            largest.content().length,
                            largest.width(),
                            largest.height());
            item.describe(alt);
            return store.keep(item, copies, by);
        }
    }

    /**
     * Takes a PDF.
     *
     * @throws DomainException when it is none, or one that the portal does not take
     */
    public MediaItem pdf(String name, InputStream content, String by) {
        try (ReceivedFile file = clean(name, content)) {
            if (!file.mediaType().equals("application/pdf")) {
                throw new DomainException("content.problem.noPdf");
            }
            byte[] bytes = Files.readAllBytes(file.content());
            MediaItem item = MediaItem.pdf(token(bytes), file.name(), bytes.length);
            return store.keep(item, List.of(new Picture.Copy(0, 0, bytes)), by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceivedFile clean(String name, InputStream content) {
        ReceivedFile file = reception.receive(name, content);
        if (!file.clean()) {
            // what everybody may have is not published before it was looked at
            file.close();
            throw new DomainException("content.problem.unscanned");
        }
        return file;
    }

    private static String token(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, TOKEN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
