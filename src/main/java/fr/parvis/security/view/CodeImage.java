package fr.parvis.security.view;

import fr.parvis.security.entity.CodeChallenge;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a code: dark strokes on a light ground, each letter turned and sheared in its own way, the
 * whole bent in two waves, with a few lines across that are thinner than the letters. Contrast
 * stays above 7 to 1: it is to be hard for programs, not for eyes.
 */
final class CodeImage {

    static final int WIDTH = 300;
    static final int HEIGHT = 100;

    private static final Color GROUND = new Color(0xf6f7f9);
    private static final double LETTER_HEIGHT = 46;
    private static final double MARGIN = 22;
    private static final double FLATNESS = 0.3;
    private static final int LINES = 3;
    private static final int SPECKS = 90;

    private final Random random;
    private final double[] wave;

    private CodeImage(long seed) {
        random = new Random(seed);
        wave =
                new double[] {
                    between(2.5, 4.5), between(38, 60), between(0, 6.3),
                    between(1.5, 3), between(30, 50), between(0, 6.3)
                };
    }

    /** The image of a code as PNG; the same each time it is asked for. */
    static byte[] png(CodeChallenge challenge) {
        var drawn = new CodeImage(challenge.seed()).draw(challenge.code());
        var bytes = new ByteArrayOutputStream(16 * 1024);
        // never by a file, as ImageIO does by itself
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(drawn, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BufferedImage draw(String code) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(GROUND);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        specks(pen);
        double step = (WIDTH - 2 * MARGIN) / code.length();
        for (int i = 0; i < code.length(); i++) {
            pen.setColor(ink());
            pen.setStroke(stroke(between(3.6, 5)));
            pen.draw(bent(letter(code.charAt(i), MARGIN + step * (i + 0.5))));
        }
        for (int i = 0; i < LINES; i++) {
            pen.setColor(ink());
            pen.setStroke(stroke(between(1, 1.7)));
            pen.draw(bent(lineAcross()));
        }
        pen.dispose();
        return image;
    }

    private Path2D letter(char character, double middle) {
        double scale = LETTER_HEIGHT / CodeGlyphs.HEIGHT * between(0.88, 1.12);
        var place = new AffineTransform();
        place.translate(middle + between(-2.5, 2.5), HEIGHT / 2.0 + between(-6, 6));
        place.rotate(between(-0.28, 0.28));
        place.shear(between(-0.22, 0.22), 0);
        place.scale(scale * between(0.85, 1), scale);
        place.translate(-CodeGlyphs.WIDTH / 2, -CodeGlyphs.HEIGHT / 2);
        return new Path2D.Double(CodeGlyphs.of(character), place);
    }

    private Path2D lineAcross() {
        var line = new Path2D.Double();
        line.moveTo(between(0, 30), between(15, HEIGHT - 15));
        line.curveTo(
                between(70, 130),
                between(0, HEIGHT),
                between(170, 230),
                between(0, HEIGHT),
                between(WIDTH - 30, WIDTH),
                between(15, HEIGHT - 15));
        return line;
    }

    /** Moves every point by the two waves; straight lines are cut in short pieces before. */
    private Path2D bent(Path2D path) {
        var result = new Path2D.Double();
        double[] at = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator i = path.getPathIterator(null, FLATNESS); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_MOVETO) {
                result.moveTo(bentX(at[0], at[1]), bentY(at[0], at[1]));
            } else {
                int pieces = 1 + (int) (Math.hypot(at[0] - fromX, at[1] - fromY) / 3);
                for (int n = 1; n <= pieces; n++) {
                    double x = fromX + (at[0] - fromX) * n / pieces;
                    double y = fromY + (at[1] - fromY) * n / pieces;
                    result.lineTo(bentX(x, y), bentY(x, y));
                }
            }
            fromX = at[0];
            fromY = at[1];
        }
        return result;
    }

    private double bentX(double x, double y) {
        return x + wave[3] * Math.sin(y / wave[4] * Math.PI * 2 + wave[5]);
    }

    private double bentY(double x, double y) {
        return y + wave[0] * Math.sin(x / wave[1] * Math.PI + wave[2]);
    }

    private void specks(Graphics2D pen) {
        for (int i = 0; i < SPECKS; i++) {
            int grey = 120 + random.nextInt(90);
            pen.setColor(new Color(grey, grey, grey));
            int size = 1 + random.nextInt(3);
            pen.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), size, size);
        }
    }

    private Color ink() {
        int grey = 20 + random.nextInt(50);
        return new Color(grey, grey, grey);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
