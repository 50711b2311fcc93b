package fr.parvis.document.content;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Photos and scans, written anew: upright, and without anything that stood beside the pixels, such
 * as the place where a photo was taken, or what somebody hid in the file.
 */
public final class Picture {

    /** What a good camera makes; a file of a few kilobytes may pretend to have billions. */
    private static final long MOST_PIXELS = 64_000_000;

    /** What its reader holds as a whole. */
    private static final long MOST_PIXELS_WEBP = 26_000_000;

    /** More helps nobody to read a document: a larger one is decoded coarser. */
    private static final long KEPT_PIXELS = 12_500_000;

    /** Pixels of the longer side of a small picture. */
    static final int PREVIEW_SIDE = 800;

    private static final float QUALITY = 0.9f;
    private static final double PREVIEW_QUALITY = 0.8;

    private Picture() {}

    /**
     * Writes a picture anew, and a small one of it.
     *
     * @param file of one of the kinds of pictures but {@link ContentKind#HEIC}
     * @param upright whether it needs no turning, whatever its metadata say
     * @return what the copy is: PNG stays PNG, all else becomes JPEG
     * @throws ContentRefused when it cannot be read, or has too many pixels
     */
    public static ContentKind rewrite(
            Path file, ContentKind kind, boolean upright, Path copy, Path preview)
            throws ContentRefused {
        try {
            Orientation turned = upright ? Orientation.TOP_LEFT : orientation(file, kind);
            BufferedImage image = upright(decoded(file, kind), turned);
            ContentKind result = kind == ContentKind.PNG ? ContentKind.PNG : ContentKind.JPEG;
            write(image, result, copy);
            preview(image, preview);
            return result;
        } catch (IOException | RuntimeException e) {
            // what the readers throw at broken files
            throw new ContentRefused("unreadablePicture");
        }
    }

    /** A copy of a picture in a width of its own, in pixels. */
    public record Copy(int width, int height, byte[] content) {}

    /**
     * Copies of a picture that was written anew already, each no wider than asked for; widths that
     * it does not reach give one copy of its own width.
     *
     * @param kind JPEG or PNG
     * @param widths in pixels, the smallest first
     */
    public static List<Copy> copies(Path file, ContentKind kind, int... widths)
            throws ContentRefused {
        try {
            BufferedImage image = decoded(file, kind);
            var copies = new ArrayList<Copy>();
            for (int width : widths) {
                copies.add(copy(image, kind, Math.min(width, image.getWidth())));
                if (width >= image.getWidth()) {
                    break;
                }
            }
            return copies;
        } catch (IOException | RuntimeException e) {
            throw new ContentRefused("unreadablePicture");
        }
    }

    private static Copy copy(BufferedImage image, ContentKind kind, int width) throws IOException {
        int height =
                Math.max(
                        1, (int) Math.round((double) image.getHeight() * width / image.getWidth()));
        var small =
                Thumbnails.of(image)
                        .forceSize(width, height)
                        .imageType(BufferedImage.TYPE_INT_RGB)
                        .asBufferedImage();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            write(small, kind.name(), (float) PREVIEW_QUALITY, out);
        }
        return new Copy(width, height, bytes.toByteArray());
    }

    /** A small JPEG of a picture. */
    static void preview(BufferedImage image, Path target) throws IOException {
        int side = Math.min(PREVIEW_SIDE, Math.max(image.getWidth(), image.getHeight()));
        var small =
                Thumbnails.of(image)
                        .size(side, side)
                        .imageType(BufferedImage.TYPE_INT_RGB)
                        .asBufferedImage();
        try (var out = new FileImageOutputStream(target.toFile())) {
            write(small, "jpeg", (float) PREVIEW_QUALITY, out);
        }
    }

    private static BufferedImage decoded(Path file, ContentKind kind)
            throws IOException, ContentRefused {
        ImageReader reader = reader(kind);
        try (var in = new FileImageInputStream(file.toFile())) {
            // texts and profiles of a PNG are compressed and may be bombs: they are passed over
            reader.setInput(in, false, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > (kind == ContentKind.WEBP ? MOST_PIXELS_WEBP : MOST_PIXELS)) {
                throw new ContentRefused("tooManyPixels");
            }
            int step = (int) Math.ceil(Math.sqrt((double) pixels / KEPT_PIXELS));
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
            return plain(reader.read(0, parameters));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(ContentKind kind) throws IOException {
        return kind == ContentKind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(kind.name()).next();
    }

    /** On white, in the usual colours: what is transparent would be black in a JPEG. */
    private static BufferedImage plain(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                || image.getType() == BufferedImage.TYPE_INT_RGB
                || image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        var plain =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = plain.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        return orientation == Orientation.TOP_LEFT
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    /** How the camera was held. Texts of a PNG may be bombs, and no camera makes PNGs. */
    private static Orientation orientation(Path file, ContentKind kind) throws IOException {
        if (kind == ContentKind.PNG) {
            return Orientation.TOP_LEFT;
        }
        try {
            var exif =
                    ImageMetadataReader.readMetadata(file.toFile())
                            .getFirstDirectoryOfType(ExifIFD0Directory.class);
            int value =
                    exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                            ? 1
                            : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return value >= 1 && value <= 8 ? Orientation.typeOf(value) : Orientation.TOP_LEFT;
        } catch (ImageProcessingException | MetadataException e) {
            // the pixels may be good all the same
            return Orientation.TOP_LEFT;
        }
    }

    private static void write(BufferedImage image, ContentKind kind, Path target)
            throws IOException {
        try (var out = new FileImageOutputStream(target.toFile())) {
            write(image, kind.name(), QUALITY, out);
        }
    }

    private static void write(
            BufferedImage image, String format, float quality, ImageOutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equalsIgnoreCase("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
