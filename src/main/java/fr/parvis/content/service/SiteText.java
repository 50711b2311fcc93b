package fr.parvis.content.service;

import java.net.URI;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * HTML of another site as a text of the portal: addresses that lead there, and nothing that acts.
 */
final class SiteText {

    /** Gone with all that is in them. What else does not belong, the sanitiser takes out. */
    private static final String ALIEN =
            "script, style, noscript, template, form, button, select, textarea, iframe, frame,"
                    + " object, embed, svg, math, nav, audio, video, [hidden]";

    /** A division is one itself. */
    private static final String BLOCKS =
            "div, p, ul, ol, dl, table, blockquote, pre, hr, section, article, figure,"
                    + " h1, h2, h3, h4, h5, h6";

    private static final Set<String> TOO_HIGH = Set.of("h1");
    private static final Set<String> TOO_LOW = Set.of("h5", "h6");

    private SiteText() {}

    /** Some write each paragraph as a division, of which nothing would be left. */
    static void paragraphs(Document document) {
        for (Element division : document.select("div")) {
            boolean lines = division.hasText() && division.select(BLOCKS).size() == 1;
            if (lines && !division.parents().is("a, h1, h2, h3, h4, h5, h6")) {
                division.tagName("p");
            }
        }
    }

    /**
     * @param page where the text stands: what its addresses are relative to
     */
    static String of(String html, URI page) {
        Document document = Jsoup.parseBodyFragment(html, page.toString());
        document.select(ALIEN).remove();
        // a picture of the text is not shown: neither are the words below it
        document.select("figure:has(img):not(:has(table))").remove();
        paragraphs(document);
        for (Element link : document.select("a[href]")) {
            link.attr("href", link.absUrl("href"));
        }
        for (Element heading : document.select("h1, h5, h6")) {
            if (TOO_HIGH.contains(heading.normalName())) {
                heading.tagName("h2");
            } else if (TOO_LOW.contains(heading.normalName())) {
                heading.tagName("h4");
            }
        }
        return RichText.clean(document.body().html()).strip();
    }
}
