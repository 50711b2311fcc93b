package fr.parvis.document.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files that people who mean harm send, made when the tests need them. */
final class HostileFiles {

    static final String SCRIPT = "<script>alert(document.cookie)</script>";
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private HostileFiles() {}

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] zeros(int length) {
        return new byte[length];
    }

    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        // the left half is red: whoever turns it sees where left is
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.dispose();
        return picture(format, image);
    }

    static byte[] picture(String format, BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG that says where it was taken, and how the camera was held. */
    static byte[] photo(int orientation, String secret) {
        byte[] jpeg = picture("jpeg", 64, 32);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4 + 64);
        tiff.put(bytes("MM\0*")).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x001D).putShort((short) 2).putInt(secret.length() + 1).putInt(56);
        tiff.putInt(0);
        tiff.put(bytes(secret + "\0"));
        byte[] exif = joined(bytes("Exif\0\0"), Arrays.copyOf(tiff.array(), tiff.position()));
        byte[] segment =
                ByteBuffer.allocate(4 + exif.length)
                        .putShort((short) 0xFFE1)
                        .putShort((short) (exif.length + 2))
                        .put(exif)
                        .array();
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A JPEG with a comment. */
    static byte[] jpegWithComment(String comment) {
        byte[] jpeg = picture("jpeg", 40, 40);
        byte[] text = comment.getBytes(UTF_8);
        byte[] segment =
                ByteBuffer.allocate(4 + text.length)
                        .putShort((short) 0xFFFE)
                        .putShort((short) (text.length + 2))
                        .put(text)
                        .array();
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A PNG that says to have so many pixels, and has nothing of them. */
    static byte[] pngBomb(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header),
                chunk("IDAT", deflated(zeros(100_000))),
                chunk("IEND", new byte[0]));
    }

    /** A small PNG with a text that is two hundred megabytes large when it is unpacked. */
    static byte[] pngWithTextBomb() {
        byte[] png = picture("png", 20, 20);
        byte[] zeros = deflated(zeros(200_000_000));
        byte[] bomb = joined(bytes("Comment\0\0"), zeros);
        byte[] profile = joined(bytes("icc\0\0"), zeros);
        return joined(
                Arrays.copyOf(png, 33),
                chunk("iCCP", profile),
                chunk("zTXt", bomb),
                Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] named = joined(type.getBytes(US_ASCII), content);
        var crc = new CRC32();
        crc.update(named);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** The beginning of a HEIC photo of so many pixels. */
    static byte[] heic(int width, int height) {
        return joined(
                ByteBuffer.allocate(4).putInt(24).array(),
                bytes("ftypheic\0\0\0\0mif1heic"),
                ByteBuffer.allocate(4).putInt(20).array(),
                bytes("ispe\0\0\0\0"),
                ByteBuffer.allocate(8).putInt(width).putInt(height).array());
    }

    static byte[] protectedPdf(String password) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF whose stream of objects is two gigabytes large when it is unpacked twice. */
    static byte[] pdfBomb(String filters, byte[] packed) {
        var objects = new ArrayList<byte[]>();
        objects.add(bytes("<</Type/Catalog/Pages 2 0 R>>"));
        objects.add(bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        objects.add(bytes("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"));
        objects.add(
                SamplePdf.stream(
                        "<</Type/ObjStm/N 1/First 4/Filter%s/Length %d>>"
                                .formatted(filters, packed.length),
                        packed));
        return withXrefStream(objects);
    }

    /** Object 5 is said to be in the stream of objects 4. */
    private static byte[] withXrefStream(List<byte[]> objects) {
        var out = new ByteArrayOutputStream();
        var rows = new ByteArrayOutputStream();
        rows.writeBytes(new byte[] {0, 0, 0, 0, 0, 0});
        out.writeBytes(bytes("%PDF-1.7\n"));
        for (int i = 0; i < objects.size(); i++) {
            rows.writeBytes(
                    ByteBuffer.allocate(6).put((byte) 1).putInt(out.size()).put((byte) 0).array());
            out.writeBytes(bytes((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(bytes("\nendobj\n"));
        }
        rows.writeBytes(ByteBuffer.allocate(6).put((byte) 2).putInt(4).put((byte) 0).array());
        int table = out.size();
        rows.writeBytes(ByteBuffer.allocate(6).put((byte) 1).putInt(table).put((byte) 0).array());
        out.writeBytes(bytes("6 0 obj\n"));
        out.writeBytes(
                SamplePdf.stream(
                        "<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Info 5 0 R/Length "
                                + rows.size()
                                + ">>",
                        rows.toByteArray()));
        out.writeBytes(bytes("\nendobj\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries, String comment) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setComment(comment);
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] docx(Map<String, String> more) {
        return docx(WORD, more);
    }

    static byte[] docx(String type, Map<String, String> more) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(
                "[Content_Types].xml",
                bytes(
                        "<?xml version='1.0'?><Types"
                                + " xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override"
                                + " PartName='/word/document.xml' ContentType='"
                                + type
                                + "'/></Types>"));
        entries.put(
                "_rels/.rels",
                bytes(
                        "<?xml version='1.0'?><Relationships"
                                + " xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"));
        entries.put("word/document.xml", bytes("<?xml version='1.0'?><w:document xmlns:w='w'/>"));
        more.forEach((name, text) -> entries.put(name, bytes(text)));
        return zip(entries, "");
    }

    static String relation(String type, String target) {
        return "<?xml version='1.0'?><Relationships"
                + " xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
                + " Id='r1' TargetMode='External' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type
                + "' Target='"
                + target
                + "'/></Relationships>";
    }

    static byte[] odt(Map<String, String> more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            byte[] type = bytes("application/vnd.oasis.opendocument.text");
            var mime = new ZipEntry("mimetype");
            mime.setMethod(ZipEntry.STORED);
            mime.setSize(type.length);
            var crc = new CRC32();
            crc.update(type);
            mime.setCrc(crc.getValue());
            zip.putNextEntry(mime);
            zip.write(type);
            var entries = new LinkedHashMap<String, String>();
            entries.put(
                    "content.xml",
                    "<?xml version='1.0'?><office:document-content"
                            + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>");
            entries.putAll(more);
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(bytes(entry.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
