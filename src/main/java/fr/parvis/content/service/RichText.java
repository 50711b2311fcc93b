package fr.parvis.content.service;

import fr.parvis.content.entity.NewsText;
import fr.parvis.kernel.FrenchText;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The small markup of the desk as HTML, and HTML without all that a text does not need. Typed HTML
 * is shown as it was typed; the sanitiser stands behind, and is what HTML from elsewhere will pass.
 * Why both: src/doc/decisions/0031-news.md.
 */
public final class RichText {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .softbreak("<br>\n")
                    .build();

    /** Neither pictures nor styles, identifiers, forms, frames: those would leave the text. */
    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
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
                            "a")
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("colspan", "rowspan")
                    .matching(Pattern.compile("\\d{1,2}"))
                    .onElements("th", "td")
                    .allowAttributes("scope")
                    .matching(Pattern.compile("(row|col)(group)?"))
                    .onElements("th")
                    .toFactory();

    private RichText() {}

    /** Typed text as HTML, with the spaces of French typography. */
    public static String html(String markup) {
        Node text = PARSER.parse(markup);
        text.accept(new HouseStyle());
        return clean(RENDERER.render(text));
    }

    /** What an item says as HTML, whether it was typed here or comes from another site. */
    public static String html(NewsText text) {
        return text.html() ? clean(text.body()) : html(text.body());
    }

    /** What of this HTML belongs in a text, well formed. */
    public static String clean(String html) {
        return POLICY.sanitize(html);
    }

    /** Headings stand below the title of the page; words have French spaces. */
    private static final class HouseStyle extends AbstractVisitor {

        private static final int FIRST = 2;
        private static final int LAST = 4;

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.max(FIRST, Math.min(LAST, heading.getLevel())));
            visitChildren(heading);
        }

        @Override
        public void visit(Text text) {
            text.setLiteral(FrenchText.typography(text.getLiteral()));
        }
    }
}
