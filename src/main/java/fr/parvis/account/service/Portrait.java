package fr.parvis.account.service;

import fr.parvis.kernel.DomainException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A square portrait out of a file that somebody sent. What the file is says its content, never its
 * name. It is looked at before it is decoded, decoded no finer than needed, and written anew:
 * nothing of it stays, neither where a photo was taken nor what was hidden behind it.
 */
final class Portrait {

    /** Pixels of each side. */
    static final int SIDE = 256;

    /** Greatest size of a file, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** What a good camera makes; a file of a few kilobytes may pretend to have billions. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");
    private static final double QUALITY = 0.85;
    private static final long MEGABYTE = 1024 * 1024;

    private Portrait() {}

    /**
     * @return a JPEG of {@link #SIDE} × {@link #SIDE} pixels, upright, without metadata
     * @throws DomainException when the file is too large, or no JPEG, PNG or GIF
     */
    static byte[] of(byte[] file) {
        if (file.length > LARGEST) {
            throw new DomainException("account.photo.tooHeavy", megabytes(file.length));
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(in);
            try {
                return jpeg(reader, in, file);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // what the readers of the JDK throw at broken files
            throw new DomainException("account.photo.unreadable");
        }
    }

    /** Rounded up: "10" would be said of a file that is a little larger. */
    static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        var readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new DomainException("account.photo.otherKind");
    }

    private static byte[] jpeg(ImageReader reader, ImageInputStream in, byte[] file)
            throws IOException {
        reader.setInput(in);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new DomainException("account.photo.tooManyPixels");
        }
        Orientation orientation = ExifSegment.orientation(file);
        var out = new ByteArrayOutputStream();
        var portrait =
                Thumbnails.of(onWhite(decoded(reader, Math.min(width, height))))
                        .crop(Positions.CENTER)
                        .size(SIDE, SIDE)
                        .outputFormat("jpg")
                        .outputQuality(QUALITY);
        if (orientation != null) {
            portrait.addFilter(ExifFilterUtils.getFilterForOrientation(orientation));
        }
        portrait.toOutputStream(out);
        return out.toByteArray();
    }

    /** Every so many pixels only: a large photo needs no more memory than a small one. */
    private static BufferedImage decoded(ImageReader reader, int shorterSide) throws IOException {
        int step = Math.max(1, shorterSide / (2 * SIDE));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    /** What is transparent would be black in a JPEG. */
    private static BufferedImage onWhite(BufferedImage image) {
        var opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }
}
