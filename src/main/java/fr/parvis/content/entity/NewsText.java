package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a news item says, as it was typed, and where it stands in lists. */
@Embeddable
public class NewsText {

    public static final int TITLE_LENGTH = 120;
    public static final int SUMMARY_LENGTH = 300;
    public static final int BODY_LENGTH = 20_000;
    public static final int LAST_RANK = 99;

    /** Of the HTML of another site. */
    public static final int HTML_LENGTH = 200_000;

    private static final int SLUG_LENGTH = 70;
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    /** Of all control characters, text needs the end of a line and the tabulator. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private String title;
    private String summary;
    private String body;
    private String category;

    @Column(name = "pin_rank")
    private Integer pinRank;

    /** Whether the body is HTML of another site, and not the markup of the desk. */
    @Column(name = "body_html")
    private boolean html;

    protected NewsText() {}

    /**
     * @param body in the small markup of src/doc/decisions/0031-news.md
     * @param category id of a category of the town; null where the town has none
     * @param pinRank among those that stay at the head of lists; null for the others
     * @throws DomainException when it has no title, or is too long
     */
    public NewsText(String title, String summary, String body, String category, Integer pinRank) {
        this(title, summary, body, category, pinRank, false);
    }

    private NewsText(
            String title,
            String summary,
            String body,
            String category,
            Integer pinRank,
            boolean html) {
        this.html = html;
        this.title = line(title);
        this.summary = line(summary);
        this.body = clean(body);
        this.category = category;
        this.pinRank = pinRank;
        if (this.title.isEmpty()) {
            throw new DomainException("content.problem.title");
        }
        if (this.title.length() > TITLE_LENGTH) {
            throw new DomainException("content.problem.titleLong", TITLE_LENGTH);
        }
        if (this.summary.length() > SUMMARY_LENGTH) {
            throw new DomainException("content.problem.summaryLong", SUMMARY_LENGTH);
        }
        if (this.body.length() > (html ? HTML_LENGTH : BODY_LENGTH)) {
            throw new DomainException("content.problem.bodyLong", BODY_LENGTH);
        }
        if (pinRank != null && (pinRank < 1 || pinRank > LAST_RANK)) {
            throw new DomainException("content.problem.rank", LAST_RANK);
        }
    }

    /** Each row has its own. */
    NewsText copy() {
        return new NewsText(title, summary, body, category, pinRank, html);
    }

    /**
     * What another site says: nobody here can shorten it, so what is too long for lists is cut.
     *
     * @param body as HTML
     * @throws DomainException without a title, or when the body is too long
     */
    public static NewsText ofSite(String title, String summary, String body, String category) {
        return new NewsText(
                cut(line(title), TITLE_LENGTH),
                cut(line(summary), SUMMARY_LENGTH),
                body,
                category,
                null,
                true);
    }

    /** After a whole word. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most - 2);
        return text.substring(0, space > most / 2 ? space : most - 2) + " …";
    }

    private static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return CONTROL.matcher(lines).replaceAll("").strip();
    }

    private static String line(String text) {
        return clean(text).replaceAll("\\s*\\n\\s*", " ");
    }

    /** The title as a part of an address: "marche-de-noel-2026". */
    String slug() {
        String words = NO_WORD.matcher(FrenchText.folded(title)).replaceAll("-");
        String cut = words.length() > SLUG_LENGTH ? words.substring(0, SLUG_LENGTH) : words;
        String slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "actualite" : slug;
    }

    public String title() {
        return title;
    }

    /** Two or three sentences for lists; may be "". */
    public String summary() {
        return summary;
    }

    public String body() {
        return body;
    }

    /** Whether the body is HTML, which is cleaned when it is shown. */
    public boolean html() {
        return html;
    }

    public String category() {
        return category;
    }

    public Integer pinRank() {
        return pinRank;
    }

    public boolean pinned() {
        return pinRank != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewsText that
                && title.equals(that.title)
                && summary.equals(that.summary)
                && body.equals(that.body)
                && html == that.html
                && Objects.equals(category, that.category)
                && Objects.equals(pinRank, that.pinRank);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, summary, body);
    }
}
