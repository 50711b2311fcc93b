package fr.parvis.document.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is, by what it contains: its name is never asked. */
public enum ContentKind {
    PDF(Family.PDF, "application/pdf", "pdf"),
    JPEG(Family.IMAGE, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG(Family.IMAGE, "image/png", "png"),
    WEBP(Family.IMAGE, "image/webp", "webp"),
    HEIC(Family.IMAGE, "image/heic", "heic", "heif", "hif"),
    ODT(Family.ODT, "application/vnd.oasis.opendocument.text", "odt"),
    DOCX(
            Family.DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx");

    /** Within one, a wrong ending does no harm: pictures are written anew. */
    private enum Family {
        PDF,
        IMAGE,
        ODT,
        DOCX
    }

    /** What the names of phones' pictures are called beside the usual one. */
    private static final Set<String> HEIF =
            Set.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence");

    /** What may be a DOCX: what is inside decides. */
    private static final Set<String> ZIPPED =
            Set.of("application/zip", "application/x-tika-ooxml", "application/java-archive");

    private static final Set<String> PROGRAMS =
            Set.of(
                    "application/x-dosexec",
                    "application/x-msdownload",
                    "application/x-executable",
                    "application/x-elf",
                    "application/x-sharedlib",
                    "application/x-object",
                    "application/x-mach-o-executable",
                    "application/x-sh",
                    "application/x-bat",
                    "application/java-vm");

    private final Family family;
    private final String mediaType;
    private final List<String> endings;

    ContentKind(Family family, String mediaType, String... endings) {
        this.family = family;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /**
     * @throws ContentRefused when it is nothing that the portal takes
     */
    public static ContentKind of(Path file) throws IOException, ContentRefused {
        String type = detected(file);
        if (PROGRAMS.contains(type)) {
            throw new ContentRefused("program");
        }
        if (HEIF.contains(type)) {
            return HEIC;
        }
        if (ZIPPED.contains(type)) {
            return DOCX;
        }
        return Arrays.stream(values())
                .filter(k -> k.mediaType.equals(type))
                .findFirst()
                .orElseThrow(() -> new ContentRefused("otherKind"));
    }

    private static String detected(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(in, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    /**
     * Whether the ending of a name says so, too. A name without an ending says nothing.
     *
     * @param name as the browser says
     */
    public boolean agreesWith(String name) {
        Optional<String> ending = ending(name);
        return ending.isEmpty()
                || Arrays.stream(values())
                        .anyMatch(k -> k.family == family && k.endings.contains(ending.get()));
    }

    /** "pdf" of "Facture.PDF"; empty where there is no ending, but a year or a sentence. */
    static Optional<String> ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        boolean one = name.contains(".") && ending.matches("[a-z][a-z0-9]{0,7}|7z");
        return one ? Optional.of(ending) : Optional.empty();
    }

    public boolean image() {
        return family == Family.IMAGE;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual one, without a dot. */
    public String ending() {
        return endings.get(0);
    }
}
