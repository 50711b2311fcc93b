package fr.parvis.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Reads PDFs that may be bombs: what the parser has to unpack to find the objects of the file (its
 * tables and streams of objects) it would keep in memory, however large it becomes. That is counted
 * before.
 */
final class BoundedPdfParser extends PDFParser {

    /** Bytes of one unpacked stream of objects; a real one has less than one megabyte. */
    private static final long MOST_UNPACKED = 32L * 1024 * 1024;

    private static final COSName FLATE_SHORT = COSName.getPDFName("Fl");

    private boolean bomb;

    BoundedPdfParser(RandomAccessRead file, StreamCacheCreateFunction cache) throws IOException {
        super(file, "", null, null, cache);
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        COSName type = dictionary.getCOSName(COSName.TYPE);
        if (!initialParseDone || COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type)) {
            requireSmall(stream);
        }
        return stream;
    }

    /** Any stream may be named as one of objects, whatever it says to be. */
    @Override
    protected COSBase parseObjectStreamObject(long number, COSObjectKey key) throws IOException {
        COSBase stream = document.getObjectFromPool(new COSObjectKey(number, 0)).getObject();
        if (stream instanceof COSStream objects) {
            requireSmall(objects);
        }
        return super.parseObjectStreamObject(number, key);
    }

    /** Whether there was a bomb: what asks for an object is not told why it gets none. */
    boolean bomb() {
        return bomb;
    }

    private void requireSmall(COSStream stream) throws IOException {
        if (unpacked(stream, MOST_UNPACKED) > MOST_UNPACKED) {
            bomb = true;
            throw new IOException("a stream of objects is a bomb");
        }
    }

    /**
     * How many bytes a stream has when it is unpacked.
     *
     * @param most counted no further
     * @return more than {@code most} also where it cannot be told
     */
    static long unpacked(COSStream stream, long most) throws IOException {
        COSBase filters = stream.getFilters();
        COSBase only =
                filters instanceof COSArray list && list.size() == 1 ? list.getObject(0) : filters;
        if (only == null || only instanceof COSArray none && none.size() == 0) {
            return stream.getLength();
        }
        if (!COSName.FLATE_DECODE.equals(only) && !FLATE_SHORT.equals(only)) {
            return most + 1;
        }
        try (InputStream packed = stream.createRawInputStream()) {
            return inflated(packed, most);
        }
    }

    private static long inflated(InputStream packed, long most) throws IOException {
        var inflater = new Inflater();
        try {
            byte[] in = new byte[16 * 1024];
            byte[] out = new byte[64 * 1024];
            long size = 0;
            while (size <= most && !inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = packed.read(in);
                    if (read <= 0) {
                        break;
                    }
                    inflater.setInput(in, 0, read);
                }
                size += inflater.inflate(out);
                if (inflater.needsDictionary()) {
                    break;
                }
            }
            return size;
        } catch (DataFormatException e) {
            // the parser stops there as well
            return 0;
        } finally {
            inflater.end();
        }
    }
}
