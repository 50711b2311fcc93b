package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What a page is made of is what a browser reads, whatever its letters and its length. */
class PageBytesTest {

    @Property
    void textsComeOutAsTheyWere(
            @ForAll @StringLength(max = 120) String text, @ForAll @IntRange(min = 1) int size) {
        var bytes = new PageBytes(size % 60 + 1);

        bytes.append('<').append(text).append('|').escaped(text, true).append('|');
        bytes.escaped(text, false);

        String words = sent(text);
        String inText = escaped(words);
        assertThat(bytes)
                .hasToString("<" + words + "|" + inText.replace("\"", "&quot;") + "|" + inText);
        assertThat(new String(bytes.bytes(), 0, bytes.length(), StandardCharsets.UTF_8))
                .isEqualTo(bytes.toString());
    }

    /** Half of a pair is no letter: it is sent as a question mark. */
    private static String sent(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0E-\\x1F]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    @Test
    void aPictureIsOneLetterOfTwoHalves() {
        String pictures = "\uD83D\uDE00".repeat(40) + "é’\u202F&" + "\uD83D";

        assertThat(new PageBytes(1).escaped(pictures, true).append(pictures))
                .hasToString(
                        "\uD83D\uDE00".repeat(40)
                                + "é’\u202F&amp;?"
                                + "\uD83D\uDE00".repeat(40)
                                + "é’\u202F&?");
    }
}
