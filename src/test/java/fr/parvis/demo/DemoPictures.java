package fr.parvis.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures of papers that nobody could take for real ones. */
public final class DemoPictures {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 640;

    /** Pixels; no wider than the smallest copy that the portal makes of it. */
    static final int MEADOW_WIDTH = 400;

    static final int MEADOW_HEIGHT = 267;

    private DemoPictures() {}

    /** A meadow under the sun, for an article. */
    static byte[] meadow() {
        var image = new BufferedImage(MEADOW_WIDTH, MEADOW_HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(0xcf, 0xe4, 0xf2));
        canvas.fillRect(0, 0, MEADOW_WIDTH, MEADOW_HEIGHT);
        canvas.setColor(new Color(0xf4, 0xd3, 0x6b));
        canvas.fillOval(290, 30, 60, 60);
        canvas.setColor(new Color(0x8f, 0xb9, 0x83));
        canvas.fillOval(-120, 120, 420, 320);
        canvas.setColor(new Color(0x6f, 0xa0, 0x6a));
        canvas.fillOval(120, 150, 460, 320);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * A card, as somebody photographs it.
     *
     * @param side the words in large letters
     */
    public static byte[] card(String side) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(0x6f, 0x5a, 0x48));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        var card = new RoundRectangle2D.Double(70, 60, WIDTH - 140.0, HEIGHT - 120.0, 50, 50);
        canvas.setColor(new Color(0xe8, 0xef, 0xf6));
        canvas.fill(card);
        canvas.setColor(new Color(0x9d, 0xb4, 0xcb));
        canvas.setStroke(new BasicStroke(4));
        canvas.draw(card);
        canvas.fillRect(130, 190, 220, 280);
        for (int line = 0; line < 5; line++) {
            canvas.fillRect(400, 210 + line * 56, line % 2 == 0 ? 420 : 300, 18);
        }
        canvas.setColor(new Color(0x1d, 0x4f, 0x8f));
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 44));
        canvas.drawString("SPÉCIMEN " + side, 130, 145);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
