package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.kernel.Feature;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos that people send, and what is kept of them. */
@Feature("ACC-11")
class PortraitTest {

    @ParameterizedTest
    @CsvSource({
        "jpg, 900, 600",
        "png, 300, 1200",
        "gif, 256, 256",
        "png, 40, 30",
        "jpg, 4000, 3000"
    })
    void becomesASquare(String format, int width, int height) throws IOException {
        BufferedImage portrait = read(Portrait.of(file(format, halves(width, height))));
        assertThat(portrait.getWidth()).isEqualTo(Portrait.SIDE);
        assertThat(portrait.getHeight()).isEqualTo(Portrait.SIDE);
        assertThat(red(portrait, 20, 128)).isTrue();
        assertThat(red(portrait, 235, 128)).isFalse();
    }

    @Test
    void standsUprightAndTellsNothingOfTheCamera() throws IOException {
        byte[] turned = withOrientation(file("jpg", halves(800, 600)), 6);
        byte[] kept = Portrait.of(turned);
        BufferedImage portrait = read(kept);
        assertThat(red(portrait, 128, 20)).as("what was left is on top").isTrue();
        assertThat(red(portrait, 128, 235)).isFalse();
        assertThat(new String(turned, StandardCharsets.ISO_8859_1)).contains("Exif");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void isWhiteWhereItWasTransparent() throws IOException {
        var clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        assertThat(new Color(read(Portrait.of(file("png", clear))).getRGB(128, 128)))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void isRefusedBeforeItIsDecodedWhenItPretendsToBeHuge() {
        refused(hugePng(60_000, 60_000), "account.photo.tooManyPixels");
    }

    @Test
    void isRefusedAboveTenMegabytes() {
        refused(new byte[Portrait.LARGEST + 1], "account.photo.tooHeavy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MZ\u0090 a program called photo.jpg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "%PDF-1.7",
                "BM a bitmap"
            })
    void isRefusedWhenItsContentIsNoPhoto(String content) {
        refused(content.getBytes(StandardCharsets.ISO_8859_1), "account.photo.otherKind");
    }

    /** Whatever is broken, people get a sentence and never a fault. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void brokenFilesAreRefusedOrCut(String format) throws IOException {
        byte[] whole = file(format, halves(300, 200));
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int k = 0; k < 1 + i % 5; k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(Portrait.of(broken)).getWidth()).isEqualTo(Portrait.SIDE);
            } catch (fr.parvis.kernel.DomainException e) {
                assertThat(e.messageKey()).startsWith("account.photo.");
            }
        }
    }

    private static void refused(byte[] file, String key) {
        assertThatThrownBy(() -> Portrait.of(file)).hasMessage(key);
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width, height);
        canvas.dispose();
        return image;
    }

    private static byte[] file(String format, BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static boolean red(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }

    /** The same file as from a camera that was held in another way. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0);
        exif.putInt(0);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(exif.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A file of a few bytes whose head promises billions of pixels. */
    private static byte[] hugePng(int width, int height) {
        var head = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.ISO_8859_1));
        head.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var check = new CRC32();
        check.update(head.array());
        var file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.putInt(13).put(head.array()).putInt((int) check.getValue());
        return file.array();
    }
}
