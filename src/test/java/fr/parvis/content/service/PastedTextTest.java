package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is pasted becomes the markup of the desk, and nothing else comes with it. */
@Feature("CON-4")
class PastedTextTest {

    private static final String WORD =
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
            <body lang=FR><!--StartFragment--><h1>Le marché<o:p></o:p></h1>
            <p class=MsoNormal><span style='font-family:"Calibri",sans-serif;mso-bidi-font-family:Arial'>Rendez-vous
            <b style='mso-bidi-font-weight:normal'>samedi </b>à 9&nbsp;h.<o:p></o:p></span></p>
            <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>chalets</p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>chorale</p>
            <p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>un</p>
            <table class=MsoTableGrid><tr><td><p class=MsoNormal>Jour</p></td><td><p>Heures</p></td></tr>
            <tr><td>samedi</td><td>9 h</td></tr></table>
            <p class=MsoNormal><a href="https://ville.example/plan">Le plan</a> « gratuit » * 5</p>
            <!--EndFragment--></body></html>
            """;

    @Test
    void wordLeavesOnlyItsWordsListsAndTables() {
        assertThat(PastedText.ofWord(WORD)).isTrue();
        assertThat(PastedText.ofWord("<p>Bonjour</p>")).isFalse();
        String markup = PastedText.markup(WORD);
        assertThat(markup)
                .isEqualTo(
                        """
                        ## Le marché

                        Rendez-vous **samedi** à 9 h.

                        - chalets
                        - chorale

                        1. un

                        | Jour | Heures |
                        | --- | --- |
                        | samedi | 9 h |

                        [Le plan](https://ville.example/plan) « gratuit » \\* 5"""
                                .replace("9 h.", "9\u00a0h."));
        var shown = Jsoup.parse(RichText.html(markup));
        assertThat(shown.select("ul > li").eachText()).containsExactly("chalets", "chorale");
        assertThat(shown.select("ol > li").eachText()).containsExactly("un");
        assertThat(shown.select("table tr")).hasSize(2);
        assertThat(shown.select("h2").text()).isEqualTo("Le marché");
    }

    static Stream<String> hostile() {
        return RichTextTest.hostile();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingOfHostileHtmlRuns(String html) {
        RichTextTest.harmless(RichText.html(PastedText.markup(html)));
        RichTextTest.harmless(RichText.html(PastedText.markup("<p class=MsoNormal>" + html)));
    }

    @Property(tries = 200)
    void theWordsOfAParagraphStayAsTheyAre(
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = ' ', to = '~')
                    String words) {
        String html = "<p>" + words.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
        String shown = Jsoup.parse(RichText.html(PastedText.markup(html))).text();
        assertThat(shown.replaceAll("[\\s\\u00a0\\u202f]+", ""))
                .isEqualTo(FrenchText.typography(words).replaceAll("[\\s\\u00a0\\u202f]+", ""));
    }

    @Test
    void divisionsAreParagraphsAndMergedCellsKeepTheirColumns() {
        assertThat(PastedText.markup("<div>un</div><div>deux</div>")).isEqualTo("un\n\ndeux");
        assertThat(
                        PastedText.markup(
                                "<table><tr><th>a</th><th>b</th><th>c</th></tr>"
                                        + "<tr><td colspan=2>d</td><td>e</td></tr></table>"))
                .endsWith("| d |  | e |");
    }
}
