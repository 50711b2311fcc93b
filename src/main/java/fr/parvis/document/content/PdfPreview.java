package fr.parvis.document.content;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A small picture of the first page of a PDF. */
public final class PdfPreview {

    /** Bytes of all streams that are packed; a PDF beyond has no picture. */
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

    private static final long MOST_PIXELS = 40_000_000;

    private PdfPreview() {}

    /**
     * @return false when the page cannot be drawn within bounds
     */
    public static boolean draw(Path pdf, Path target) throws IOException {
        try (var loaded = PdfContent.load(pdf)) {
            PDDocument document = loaded.document();
            if (!bounded(document)) {
                return false;
            }
            PDRectangle page = document.getPage(0).getCropBox();
            float longer = Math.max(page.getWidth(), page.getHeight());
            if (longer <= 0) {
                return false;
            }
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage image = renderer.renderImage(0, Picture.PREVIEW_SIDE / longer);
            Picture.preview(image, target);
            return true;
        } catch (ContentRefused | RuntimeException e) {
            // it was looked into: only the drawing fails
            return false;
        }
    }

    /** Drawing unpacks into memory: all that may be unpacked is counted before. */
    private static boolean bounded(PDDocument document) throws IOException {
        long left = MOST_UNPACKED;
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream) {
                long pixels =
                        Math.max(0L, stream.getInt(COSName.WIDTH, 0))
                                * Math.max(0L, stream.getInt(COSName.HEIGHT, 0));
                left -= stream.getFilters() == null ? 0 : unpacked(stream, left);
                if (pixels > MOST_PIXELS || left < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is packed as a picture has as many bytes as its pixels need, which were looked at. */
    private static long unpacked(COSStream stream, long most) throws IOException {
        COSBase filter = stream.getFilters();
        boolean picture =
                COSName.DCT_DECODE.equals(filter)
                        || COSName.CCITTFAX_DECODE.equals(filter)
                        || COSName.JPX_DECODE.equals(filter)
                        || COSName.JBIG2_DECODE.equals(filter);
        return picture ? 0 : BoundedPdfParser.unpacked(stream, most);
    }
}
