package fr.parvis.account.service;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * How the camera was held, by the Exif segment of a JPEG. Found by hand: the reader of the JDK
 * gives up on the metadata of files that many telephones write, with Exif before JFIF.
 */
final class ExifSegment {

    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int APP1 = 0xE1;
    private static final int SCAN = 0xDA;
    private static final int LENGTH_BYTES = 2;

    private ExifSegment() {}

    /** Null when the file does not say, or says it badly. */
    static Orientation orientation(byte[] jpeg) {
        try {
            byte[] segment = find(ByteBuffer.wrap(jpeg));
            return segment == null ? null : ExifUtils.getOrientationFromExif(segment);
        } catch (BufferUnderflowException | IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    private static byte[] find(ByteBuffer jpeg) {
        if (unsigned(jpeg) != MARKER || unsigned(jpeg) != START) {
            return null;
        }
        while (unsigned(jpeg) == MARKER) {
            int kind = unsigned(jpeg);
            if (kind == SCAN) {
                return null;
            }
            int length = (jpeg.getShort() & 0xFFFF) - LENGTH_BYTES;
            int start = jpeg.position();
            if (kind == APP1 && jpeg.array()[start] == 'E') {
                return Arrays.copyOfRange(jpeg.array(), start, start + length);
            }
            jpeg.position(start + length);
        }
        return null;
    }

    private static int unsigned(ByteBuffer bytes) {
        return bytes.get() & 0xFF;
    }
}
