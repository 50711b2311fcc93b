package fr.parvis.security.view;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The letters and digits of a code as strokes of a pen, 10 wide and 14 high. Of our own, because a
 * server may have no font at all, and because nobody's recognition has been trained on them.
 */
final class CodeGlyphs {

    static final double WIDTH = 10;
    static final double HEIGHT = 14;

    /** M moves, L draws a line, C a curve: as in SVG. */
    private static final Map<Character, String> STROKES =
            Map.ofEntries(
                    Map.entry('A', "M 0 14 L 5 0 L 10 14 M 1.8 9 L 8.2 9"),
                    Map.entry('C', "M 9.5 2.5 C 7 -1 0.5 -0.5 0.5 7 C 0.5 14.5 7 15 9.5 11.5"),
                    Map.entry('D', "M 1 0 L 1 14 L 4 14 C 11.5 13.5 11.5 0.5 4 0 L 1 0"),
                    Map.entry('E', "M 9 0 L 1 0 L 1 14 L 9.5 14 M 1 6.8 L 7.5 6.8"),
                    Map.entry('F', "M 9.5 0 L 1 0 L 1 14 M 1 6.5 L 7.5 6.5"),
                    Map.entry('H', "M 1 0 L 1 14 M 9 0 L 9 14 M 1 7 L 9 7"),
                    Map.entry('J', "M 4 0 L 9 0 M 7.5 0 L 7.5 10 C 7.5 15 1 15 0.5 10.5"),
                    Map.entry('K', "M 1 0 L 1 14 M 9 0 L 1 8.5 M 3.8 5.8 L 9.5 14"),
                    Map.entry('L', "M 1.5 0 L 1.5 14 L 9.5 14"),
                    Map.entry('M', "M 0 14 L 0.8 0 L 5 9.5 L 9.2 0 L 10 14"),
                    Map.entry('N', "M 1 14 L 1 0 L 9 14 L 9 0"),
                    Map.entry('P', "M 1 14 L 1 0 L 5 0 C 11 0 11 7.5 5 7.5 L 1 7.5"),
                    Map.entry('R', "M 1 14 L 1 0 L 5 0 C 10.5 0 10.5 7 5 7 L 1 7 M 5 7 L 9.5 14"),
                    Map.entry('T', "M 0 0 L 10 0 M 5 0 L 5 14"),
                    Map.entry('W', "M 0 0 L 2.4 14 L 5 4.5 L 7.6 14 L 10 0"),
                    Map.entry('X', "M 0.5 0 L 9.5 14 M 9.5 0 L 0.5 14"),
                    Map.entry('Y', "M 0.5 0 L 5 7 L 9.5 0 M 5 7 L 5 14"),
                    Map.entry(
                            '3',
                            "M 1 2 C 3 -1 9 -0.5 8.8 3.5 C 8.7 6 6 6.8 4 6.8 C 7 6.8 9.8 8 9.6 10.5"
                                    + " C 9.3 15 2.5 14.8 0.5 11.5"),
                    Map.entry('4', "M 7.5 14 L 7.5 0 L 0.3 10 L 10 10"),
                    Map.entry('7', "M 0.5 0 L 9.5 0 L 3.5 14 M 3 7 L 9 7"),
                    Map.entry(
                            '9',
                            "M 9 4.3 C 9 -1.2 1 -1.2 1 4.3 C 1 9.3 9 9.3 9 4.3 C 9.2 9 7.5 12.5 4"
                                    + " 14"));

    private CodeGlyphs() {}

    /**
     * @throws IllegalArgumentException for a character that no code has
     */
    static Path2D of(char character) {
        String strokes = STROKES.get(character);
        if (strokes == null) {
            throw new IllegalArgumentException("no strokes for " + character);
        }
        var path = new Path2D.Double();
        var parts = new StringTokenizer(strokes);
        while (parts.hasMoreTokens()) {
            String command = parts.nextToken();
            switch (command) {
                case "M" -> path.moveTo(number(parts), number(parts));
                case "L" -> path.lineTo(number(parts), number(parts));
                default ->
                        path.curveTo(
                                number(parts),
                                number(parts),
                                number(parts),
                                number(parts),
                                number(parts),
                                number(parts));
            }
        }
        return path;
    }

    private static double number(StringTokenizer parts) {
        return Double.parseDouble(parts.nextToken());
    }
}
