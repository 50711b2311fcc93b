package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What pages are written with. */
class PageWriterTest {

    private final PageWriter page = new PageWriter();

    @Test
    void elementsAreClosedAsHtmlWantsIt() {
        page.startElement("p", null);
        page.startElement("br", null);
        page.endElement("br");
        page.writeText("a", null);
        page.endElement("p");
        page.startElement("td", null);
        page.endElement("td");

        assertThat(page).hasToString("<p><br />a</p><td></td>");
    }

    @Test
    void nothingThatWasTypedBecomesMarkup() {
        page.startElement("a", null);
        page.writeAttribute("title", "<\"&\u0001é\u00a0", null);
        page.writeText("<b> & \"", null);
        page.endElement("a");

        assertThat(page).hasToString("<a title=\"&lt;&quot;&amp;é\u00a0\">&lt;b&gt; &amp; \"</a>");
    }

    @Test
    void anAddressThatRunsAScriptIsLeftOut() {
        page.startElement("a", null);
        page.writeAttribute("href", "javascript:alert(1)", null);
        page.endElement("a");

        assertThat(page).hasToString("<a href=\"\"></a>");
    }

    @Test
    void whatIsTrueIsNamedAndWhatIsFalseIsNot() {
        page.startElement("input", null);
        page.writeAttribute("checked", true, null);
        page.writeAttribute("disabled", false, null);
        page.writeAttribute("value", null, null);
        page.endElement("input");

        assertThat(page).hasToString("<input checked=\"checked\" />");
    }

    @Test
    void aPieceStandsBetweenElements() {
        page.startElement("p", null);
        var html = new Html(page.piece());
        html.open("b").text("1").close("b").open("i");
        html.endTag();
        page.endElement("p");

        assertThat(page).hasToString("<p><b>1</b><i></p>");
    }

    @Property
    void aBrowserReadsWhatWasWritten(@ForAll String text) {
        var written = new PageWriter();
        written.startElement("p", null);
        written.writeAttribute("title", text.replace("script:", ""), null);
        written.writeText(text, null);
        written.endElement("p");

        var read = Jsoup.parse(written.toString()).selectFirst("p");
        String shown = text.replaceAll("[\\x00-\\x08\\x0B\\x0E-\\x1F]", "");
        assertThat(read.wholeText()).isEqualTo(shown);
        assertThat(read.attr("title")).isEqualTo(shown.replace("script:", ""));
    }
}
