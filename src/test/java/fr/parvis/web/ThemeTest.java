package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.parvis.procedure.ShippedTown;
import fr.parvis.web.Theme.Colour;
import fr.parvis.web.Theme.Palette;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever colour a town has, what is written in it and on it can be read (WCAG 2.2 AA). */
class ThemeTest {

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final Colour SURFACE = Colour.of("#f6f7f9");
    private static final Colour DARK_GROUND = Colour.of("#14181d");
    private static final double TEXT = 4.5;
    private static final double EDGE = 3;

    @Provide
    Arbitrary<String> colours() {
        Arbitrary<Integer> part = Arbitraries.integers().between(0, 255);
        Arbitrary<String> any =
                part.tuple3().map(c -> "#%02x%02x%02x".formatted(c.get1(), c.get2(), c.get3()));
        // the luminances between white text and dark text are the hard ones
        Arbitrary<String> between = any.filter(c -> middling(Colour.of(c)));
        Arbitrary<String> extreme =
                Arbitraries.of(
                        "#000000", "#ffffff", "#000001", "#ff0000", "#00ff00", "#0000ff", "#ffff00",
                        "#00ffff", "#ff00ff", "#808080", "#010000");
        return Arbitraries.frequencyOf(
                Tuple.of(6, any), Tuple.of(3, between), Tuple.of(1, extreme));
    }

    private static boolean middling(Colour colour) {
        return colour.luminance() > 0.17 && colour.luminance() < 0.25;
    }

    private static Theme theme(String colour) {
        return new Theme(colour);
    }

    private static void readable(Palette palette, Colour... grounds) {
        assertThat(palette.onFill().contrast(palette.fill()))
                .as("on a button")
                .isGreaterThanOrEqualTo(TEXT);
        assertThat(palette.onFill().contrast(palette.hover()))
                .as("on a button under the pointer")
                .isGreaterThanOrEqualTo(TEXT);
        for (Colour ground : grounds) {
            assertThat(palette.text().contrast(ground)).as("text").isGreaterThanOrEqualTo(TEXT);
            assertThat(palette.border().contrast(ground)).as("edge").isGreaterThanOrEqualTo(EDGE);
        }
    }

    @Property(tries = 1000)
    void lightIsReadable(@ForAll("colours") String colour) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> readable(theme(colour).light(), WHITE, SURFACE));
    }

    @Property(tries = 1000)
    void darkIsReadable(@ForAll("colours") String colour) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> readable(theme(colour).dark(), DARK_GROUND));
    }

    @Property(tries = 300)
    void aColourThatIsReadableStaysTheTowns(@ForAll("colours") String colour) {
        Colour town = Colour.of(colour);
        Palette light = theme(colour).light();
        if (town.luminance() <= 0.183 || town.luminance() >= 0.236) {
            assertThat(light.fill()).hasToString(colour);
        }
        if (town.contrast(SURFACE) >= TEXT) {
            assertThat(light.text()).hasToString(colour);
        }
    }

    @ParameterizedTest
    @CsvSource({"#0b5d66,#ffffff", "#ffcc00,#1a1f26", "#000000,#ffffff", "#ffffff,#1a1f26"})
    void textOnAButtonIsWhiteOnDarkAndInkOnLight(String colour, String text) {
        assertThat(theme(colour).light().onFill()).hasToString(text);
    }

    @Test
    void aPaleFillGetsAnEdge() {
        Palette pale = theme("#ffee99").light();
        assertThat(pale.border()).isEqualTo(pale.text()).isNotEqualTo(pale.fill());
        Palette strong = theme("#0b5d66").light();
        assertThat(strong.border()).isEqualTo(strong.fill());
    }

    @ParameterizedTest
    @CsvSource({"#ffffff,#000000,21", "#777777,#ffffff,4.48", "#0b5d66,#ffffff,7.58"})
    void contrastIsThatOfWcag(String one, String other, double ratio) {
        assertThat(Colour.of(one).contrast(Colour.of(other))).isCloseTo(ratio, within(0.05));
        assertThat(Colour.of(other).contrast(Colour.of(one))).isCloseTo(ratio, within(0.05));
    }

    @Property(tries = 300)
    void aColourIsWrittenAsItWasRead(@ForAll("colours") String colour) {
        assertThat(Colour.of(colour)).hasToString(colour);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "osny"})
    void theStyleSheetNamesEveryColourTwice(String town) {
        String css = theme(ShippedTown.named(town).settings().colour()).css();
        for (String name : new String[] {"", "-hover", "-text", "-soft", "-border"}) {
            assertThat(css.split("--pv-accent" + name + ":#[0-9a-f]{6}", -1)).hasSize(3);
        }
        assertThat(css.split("--pv-on-accent:#[0-9a-f]{6}", -1)).hasSize(3);
        assertThat(css).contains("@layer pvguard, town, pf, pv;");
    }
}
