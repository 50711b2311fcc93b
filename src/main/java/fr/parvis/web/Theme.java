package fr.parvis.web;

import java.util.Locale;

/**
 * The accent colours of the portal, derived from the one colour of the town so that text on them
 * and in them stays readable (WCAG 2.2 AA: 4.5 to 1, and 3 to 1 for the edge of a control).
 * Lightness is changed in OKLCH, where hue and chroma look the same.
 */
public final class Theme {

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final Colour INK = Colour.of("#1a1f26");
    private static final Colour SURFACE = Colour.of("#f6f7f9");
    private static final Colour DARK_GROUND = Colour.of("#14181d");
    private static final double READABLE = 4.5;
    private static final double VISIBLE = 3;
    private static final double STEP = 0.01;
    private static final double HOVER = 0.06;

    private final Colour town;

    /**
     * @param colour {@code #rrggbb}
     */
    public Theme(String colour) {
        this.town = Colour.of(colour);
    }

    /** The colours of one appearance, light or dark. */
    public record Palette(
            Colour fill, Colour hover, Colour onFill, Colour text, Colour soft, Colour border) {

        private String css() {
            return "--pv-accent:%s;--pv-accent-hover:%s;--pv-on-accent:%s;--pv-accent-text:%s;--pv-accent-soft:%s;--pv-accent-border:%s"
                    .formatted(fill, hover, onFill, text, soft, border);
        }
    }

    /** On white and on the light surface. */
    public Palette light() {
        Colour fill = town;
        boolean darkText = fill.luminance() >= 0.236;
        if (!darkText) {
            // between the two no text is readable: the fill gets darker until white is
            while (fill.contrast(WHITE) < READABLE) {
                fill = fill.lighter(-STEP);
            }
        }
        Colour text = town;
        while (text.contrast(SURFACE) < READABLE) {
            text = text.lighter(-STEP);
        }
        Colour border = fill.contrast(SURFACE) < VISIBLE ? text : fill;
        return new Palette(
                fill,
                fill.lighter(darkText ? HOVER : -HOVER),
                darkText ? INK : WHITE,
                text,
                town.mixedInto(WHITE, 0.08),
                border);
    }

    /** On the dark ground. */
    public Palette dark() {
        Colour text = town;
        // always from the town's own: a step from black is black again, once rounded
        for (double change = STEP; text.contrast(DARK_GROUND) < READABLE + 1; change += STEP) {
            text = town.lighter(change);
        }
        return new Palette(
                text,
                text.lighter(HOVER),
                DARK_GROUND,
                text,
                town.mixedInto(DARK_GROUND, 0.16),
                text);
    }

    /** The style sheet that gives the portal its colours. */
    public String css() {
        return """
        @layer pvguard, town, pf, pv;
        :root{%s}
        @media (prefers-color-scheme:dark){.pv[data-dark],.pvs[data-dark]{%s}}
        """
                .formatted(light().css(), dark().css());
    }

    /** A colour in linear sRGB, 0 to 1. */
    public record Colour(double red, double green, double blue) {

        static Colour of(String hex) {
            int rgb = Integer.parseInt(hex.substring(1), 16);
            return new Colour(
                    linear((rgb >> 16 & 255) / 255.0),
                    linear((rgb >> 8 & 255) / 255.0),
                    linear((rgb & 255) / 255.0));
        }

        private static double linear(double encoded) {
            return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
        }

        private static double encoded(double linear) {
            double value = Math.min(1, Math.max(0, linear));
            return value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        }

        /** Relative luminance of WCAG. */
        public double luminance() {
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }

        /** Contrast ratio of WCAG, 1 to 21. */
        public double contrast(Colour other) {
            double lighter = Math.max(luminance(), other.luminance());
            double darker = Math.min(luminance(), other.luminance());
            return (lighter + 0.05) / (darker + 0.05);
        }

        /** As the screen shows it: whole steps of 255. */
        private Colour rounded() {
            return of(toString());
        }

        /** The same hue with another OKLCH lightness; chroma gives way where sRGB ends. */
        Colour lighter(double change) {
            double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
            double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
            double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
            double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
            double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
            double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
            return fromOklab(Math.min(1, Math.max(0, lightness + change)), a, b).rounded();
        }

        private static Colour fromOklab(double lightness, double a, double b) {
            double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
            double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
            double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
            return new Colour(
                    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        }

        private static double cube(double value) {
            return value * value * value;
        }

        /** A share of this colour in another, as paint on it. */
        Colour mixedInto(Colour ground, double share) {
            return new Colour(
                            linear(mix(red, ground.red, share)),
                            linear(mix(green, ground.green, share)),
                            linear(mix(blue, ground.blue, share)))
                    .rounded();
        }

        private static double mix(double part, double ground, double share) {
            return encoded(part) * share + encoded(ground) * (1 - share);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "#%02x%02x%02x",
                    Math.round(encoded(red) * 255),
                    Math.round(encoded(green) * 255),
                    Math.round(encoded(blue) * 255));
        }
    }
}
