package fr.parvis.web;

import fr.parvis.kernel.FrenchText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A paragraph or a list of a plain text: paragraphs stand apart by an empty line, a list is made of
 * lines that begin with "- ".
 *
 * @param paragraph the text; null for a list
 * @param items empty for a paragraph
 */
public record TextBlock(String paragraph, List<String> items) {

    /** The blocks of a text, with the spaces of French typography; none for null. */
    public static List<TextBlock> of(String text) {
        var blocks = new ArrayList<TextBlock>();
        if (text == null) {
            return blocks;
        }
        for (String part : FrenchText.typography(text).strip().split("\\n\\s*\\n")) {
            List<String> lines =
                    Stream.of(part.split("\\n"))
                            .map(String::strip)
                            .filter(l -> !l.isEmpty())
                            .toList();
            List<String> words = lines.stream().filter(l -> !l.startsWith("- ")).toList();
            List<String> items =
                    lines.stream()
                            .filter(l -> l.startsWith("- "))
                            .map(l -> l.substring(2))
                            .toList();
            if (!words.isEmpty()) {
                blocks.add(new TextBlock(String.join(" ", words), List.of()));
            }
            if (!items.isEmpty()) {
                blocks.add(new TextBlock(null, items));
            }
        }
        return blocks;
    }

    /** As a paragraph or a list. */
    public void write(Html html) {
        if (paragraph != null) {
            html.open("p").text(paragraph).close("p");
            return;
        }
        html.open("ul");
        items.forEach(i -> html.open("li").text(i).close("li"));
        html.close("ul");
    }
}
