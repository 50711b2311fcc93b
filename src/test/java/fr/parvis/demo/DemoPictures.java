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

    private DemoPictures() {}

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
