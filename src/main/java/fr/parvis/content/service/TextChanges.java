package fr.parvis.content.service;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import fr.parvis.web.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What changed between two texts, as HTML to be read: lines that stayed, and in lines that changed
 * the words that went and came.
 */
public final class TextChanges {

    /** More words than that in one place are shown as a whole: comparing them takes too long. */
    private static final int MOST_WORDS = 1500;

    private TextChanges() {}

    /** Paragraphs, with {@code del} and {@code ins}; "" when both say the same. */
    public static String html(String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        var html = new Html();
        List<String> old = lines(before);
        List<String> now = lines(after);
        walk(
                old,
                now,
                (gone, come) -> {
                    if (gone.equals(come)) {
                        gone.forEach(l -> html.open("p").text(l).close("p"));
                    } else {
                        html.open("p");
                        words(html, String.join("\n", gone), String.join("\n", come));
                        html.close("p");
                    }
                });
        return html.toString();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    private static void words(Html html, String before, String after) {
        List<String> old = pieces(before);
        List<String> now = pieces(after);
        if (old.size() + now.size() > MOST_WORDS) {
            mark(html, "del", List.of(before));
            mark(html, "ins", List.of(after));
            return;
        }
        walk(
                old,
                now,
                (gone, come) -> {
                    if (gone.equals(come)) {
                        html.text(String.join("", gone));
                    } else {
                        mark(html, "del", gone);
                        mark(html, "ins", come);
                    }
                });
    }

    private static void mark(Html html, String element, List<String> pieces) {
        String text = String.join("", pieces);
        if (!text.isEmpty()) {
            html.open(element).text(text).close(element);
        }
    }

    /** Words and the spaces between them. */
    private static List<String> pieces(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)|(?=\\s)"));
    }

    /** In the order of the texts: what is the same, as two equal lists, and what is not. */
    private static void walk(
            List<String> old, List<String> now, BiConsumer<List<String>, List<String>> each) {
        int done = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            same(old, done, delta.getSource().getPosition(), each);
            each.accept(delta.getSource().getLines(), delta.getTarget().getLines());
            done = delta.getSource().getPosition() + delta.getSource().size();
        }
        same(old, done, old.size(), each);
    }

    private static void same(
            List<String> old, int from, int to, BiConsumer<List<String>, List<String>> each) {
        if (from < to) {
            List<String> part = new ArrayList<>(old.subList(from, to));
            each.accept(part, part);
        }
    }
}
