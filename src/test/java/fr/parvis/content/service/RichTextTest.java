package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Typed text becomes a clean page, and nothing in it runs. */
@Feature({"CON-1", "CON-4"})
class RichTextTest {

    private static final Set<String> ELEMENTS =
            Set.of(
                    "h2",
                    "h3",
                    "h4",
                    "p",
                    "br",
                    "hr",
                    "ul",
                    "ol",
                    "li",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "blockquote",
                    "code",
                    "pre",
                    "sup",
                    "sub",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "caption",
                    "a");

    /** After the OWASP list of filter evasions, and mutations that parsers disagree about. */
    static Stream<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//xss.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"x\" onerror\t=\"alert(1)\">",
                "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<a href=\"jav\nascript:alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"https://a.example\" onclick=\"alert(1)\" style=\"position:fixed\" id=\"pv\">x</a>",
                "<svg onload=alert(1)><animate attributeName=href values=javascript:alert(1)></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<template><script>alert(1)</script></template>",
                "<style>@import 'javascript:alert(1)';</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<iframe src=\"https://tracker.example\"></iframe>",
                "<object data=\"x.swf\"></object><embed src=\"x\">",
                "<form action=\"https://xss.example\"><input name=password></form>",
                "<base href=\"https://xss.example/\">",
                "<meta http-equiv=refresh content=\"0;url=https://xss.example\">",
                "<link rel=stylesheet href=https://xss.example/x.css>",
                "<body onload=alert(1)>",
                "<details open ontoggle=alert(1)>x</details>",
                "<video><source onerror=alert(1)></video>",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[><img src=x onerror=alert(1)>]]>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                "[x](javascript:alert(1))",
                "[x](JAVASCRIPT&colon;alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](https://a.example\"onmouseover=\"alert(1))",
                "<javascript:alert(1)>",
                "![x](https://tracker.example/p.gif)",
                "[x]: javascript:alert(1)\n\n[x]",
                "# <img src=x onerror=alert(1)>",
                "| a |\n|---|\n| <img src=x onerror=alert(1)> |")
                .stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingRuns(String text) {
        harmless(RichText.html(text));
        harmless(RichText.clean(text));
        // and not after somebody read and wrote it again
        harmless(RichText.clean(Jsoup.parse(RichText.clean(text)).body().html()));
        harmless(Jsoup.parse(RichText.clean(text)).body().html());
    }

    static void harmless(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().children().select("*")) {
            assertThat(ELEMENTS).as(html).contains(element.tagName());
            for (Attribute attribute : element.attributes()) {
                assertThat(element.tagName() + " " + attribute.getKey())
                        .as(html)
                        .isIn("a href", "ol start");
                assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                        .as(html)
                        .matches("(https?:|mailto:|tel:|[/#?]|[\\w.-]+$|[\\w.-]+/).*");
            }
        }
    }

    @Test
    void theSmallMarkupBecomesAPage() {
        String html =
                RichText.html(
                        """
                        # Le marché

                        Il ouvre **samedi** à *9 h*.
                        Entrée libre.

                        - sapins
                        - crêpes

                        1. venir
                        2. goûter

                        > Venez nombreux

                        [Le plan](https://ville.example/plan) ou [le service](mailto:culture@ville.example)

                        | Jour | Heure |
                        |------|-------|
                        | samedi | 9 h |
                        """);
        var page = Jsoup.parseBodyFragment(html).body();
        assertThat(page.select("h2").text()).isEqualTo("Le marché");
        assertThat(page.select("strong").text()).isEqualTo("samedi");
        assertThat(page.select("p").first().select("br")).hasSize(1);
        assertThat(page.select("ul > li").eachText()).containsExactly("sapins", "crêpes");
        assertThat(page.select("ol > li")).hasSize(2);
        assertThat(page.select("blockquote").text()).isEqualTo("Venez nombreux");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("https://ville.example/plan", "mailto:culture@ville.example");
        assertThat(page.select("table th").eachText()).containsExactly("Jour", "Heure");
        assertThat(page.select("table td").eachText()).containsExactly("samedi", "9 h");
    }

    @Test
    void wordsHaveFrenchSpacesAndStayAsTheyAre() {
        var page =
                Jsoup.parseBodyFragment(
                                RichText.html(
                                        "L’été à Haÿ : « venez », n’est-ce pas ? Œuvre à 12 € & 5 < 6"))
                        .body();
        assertThat(page.wholeText().strip())
                .isEqualTo(
                        "L’été à Haÿ\u00a0: «\u00a0venez\u00a0», n’est-ce pas\u202f? Œuvre à 12 € & 5 < 6");
    }

    @Test
    void typedHtmlIsShownAsItWasTyped() {
        assertThat(Jsoup.parse(RichText.html("Un <b>mot</b>")).text()).isEqualTo("Un <b>mot</b>");
    }
}
