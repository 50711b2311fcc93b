package fr.parvis.security.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.security.entity.CodeChallenge;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodeImageTest {

    private static CodeChallenge challenge(long seed) {
        var random = new Random(seed);
        var code = new StringBuilder();
        for (int i = 0; i < CodeChallenge.LENGTH; i++) {
            code.append(
                    CodeChallenge.ALPHABET.charAt(random.nextInt(CodeChallenge.ALPHABET.length())));
        }
        return new CodeChallenge("id", code.toString(), seed, Instant.EPOCH);
    }

    @Property(tries = 60)
    @Feature("ACC-3")
    void anyCodeIsDarkOnLightAndNotTwiceTheSame(@ForAll long seed) throws IOException {
        byte[] png = CodeImage.png(challenge(seed));
        assertThat(png.length).isBetween(1_000, 40_000);
        assertThat(CodeImage.png(challenge(seed))).as("the same for a token").isEqualTo(png);
        assertThat(CodeImage.png(challenge(seed + 1))).isNotEqualTo(png);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(CodeImage.WIDTH);
        assertThat(image.getHeight()).isEqualTo(CodeImage.HEIGHT);
        int dark = 0;
        int light = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                int grey = image.getRaster().getSample(x, y, 0);
                dark += grey < 0x50 ? 1 : 0;
                light += grey > 0xf0 ? 1 : 0;
            }
        }
        int all = CodeImage.WIDTH * CodeImage.HEIGHT;
        assertThat(dark).as("six letters of dark strokes").isBetween(all / 25, all / 3);
        assertThat(light).as("on a light ground").isGreaterThan(all / 2);
    }

    @Test
    void everyLetterHasStrokesOfItsSize() {
        for (char character : CodeChallenge.ALPHABET.toCharArray()) {
            Rectangle2D box = CodeGlyphs.of(character).getBounds2D();
            assertThat(box.getWidth())
                    .as("width of " + character)
                    .isBetween(CodeGlyphs.WIDTH * 0.75, CodeGlyphs.WIDTH * 1.25);
            assertThat(box.getHeight())
                    .as("height of " + character)
                    .isBetween(CodeGlyphs.HEIGHT * 0.9, CodeGlyphs.HEIGHT * 1.25);
        }
    }
}
