package fr.parvis.document.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDFs that anybody may send. One without anything that acts stays as it is, so that a signature in
 * it stays good; one that could act is written anew without that.
 */
public final class PdfContent {

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final String END = "%%EOF";

    /** Where other kinds of files that hide behind a PDF have to end. */
    private static final int TAIL = 66_000;

    private static final String END_OF_ZIP = "PK\5\6";

    /** Objects of a file; a hundred scanned pages have a thousand. */
    private static final int MOST_OBJECTS = 150_000;

    private static final long MEMORY = 4L * 1024 * 1024;
    private static final long DISK = 512L * 1024 * 1024;

    /** A name may be written with numbers for its letters. */
    private static final Pattern OBJECT_STREAM =
            Pattern.compile(
                    "/(O|#4f)(b|#62)(j|#6a)(S|#53)(t|#74)(m|#6d)", Pattern.CASE_INSENSITIVE);

    private PdfContent() {}

    /**
     * Looks into a PDF.
     *
     * @param copy written only when the file had to be made harmless
     * @return whether it was: the copy is what is kept then
     * @throws ContentRefused when it is protected, broken or a bomb
     */
    public static boolean makeHarmless(Path file, Path copy) throws IOException, ContentRefused {
        requireBeginning(file);
        try (LoadedPdf loaded = load(file)) {
            PDDocument document = loaded.document();
            if (document.isEncrypted()) {
                throw new ContentRefused("lockedPdf");
            }
            if (document.getNumberOfPages() == 0) {
                throw new ContentRefused("unreadablePdf");
            }
            boolean acted = PdfActions.remove(document);
            if (loaded.parser().bomb()) {
                throw new ContentRefused("unreadablePdf");
            }
            if (!acted && !somethingBehind(file)) {
                return false;
            }
            document.save(copy.toFile(), CompressParameters.NO_COMPRESSION);
        } catch (InvalidPasswordException e) {
            throw new ContentRefused("protectedPdf");
        } catch (IOException | RuntimeException e) {
            // what the parser throws at broken files
            throw new ContentRefused("unreadablePdf");
        }
        requireHarmless(copy);
        return true;
    }

    private static void requireHarmless(Path copy) throws ContentRefused {
        try (LoadedPdf again = load(copy)) {
            if (PdfActions.remove(again.document())) {
                throw new ContentRefused("unreadablePdf");
            }
        } catch (IOException | RuntimeException e) {
            throw new ContentRefused("unreadablePdf");
        }
    }

    /** Whatever stands before the beginning is not there to be read as a PDF. */
    private static void requireBeginning(Path file) throws IOException, ContentRefused {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)) {
                throw new ContentRefused("unreadablePdf");
            }
        }
    }

    /** A PDF that was read; closed by whoever asked for it. */
    record LoadedPdf(PDDocument document, BoundedPdfParser parser) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            document.close();
        }
    }

    static LoadedPdf load(Path file) throws IOException, ContentRefused {
        try {
            return parsed(file, false);
        } catch (InvalidPasswordException e) {
            throw e;
        } catch (IOException e) {
            // many scanners write small mistakes. The search for lost objects unpacks all streams
            // of
            // objects that it finds, without counting
            if (OBJECT_STREAM.matcher(text(file)).find()) {
                throw e;
            }
            return parsed(file, true);
        }
    }

    private static LoadedPdf parsed(Path file, boolean lenient) throws IOException, ContentRefused {
        var source = new RandomAccessReadBufferedFile(file);
        try {
            var cache =
                    MemoryUsageSetting.setupMixed(MEMORY, DISK)
                            .setTempDir(file.getParent().toFile())
                            .streamCache;
            var parser = new BoundedPdfParser(source, cache);
            PDDocument document = parser.parse(lenient);
            if (document.getDocument().getXrefTable().size() > MOST_OBJECTS) {
                document.close();
                throw new ContentRefused("complexPdf");
            }
            return new LoadedPdf(document, parser);
        } catch (IOException | RuntimeException | ContentRefused e) {
            source.close();
            throw e;
        }
    }

    private static boolean somethingBehind(Path file) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(TAIL, access.length());
            byte[] tail = new byte[length];
            access.seek(access.length() - length);
            access.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf(END);
            return end < 0
                    || !text.substring(end + END.length()).isBlank()
                    || text.contains(END_OF_ZIP);
        }
    }

    /** As a text of one byte a character. */
    private static CharSequence text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
