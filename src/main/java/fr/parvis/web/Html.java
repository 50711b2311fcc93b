package fr.parvis.web;

/**
 * HTML written by Java, for what a view would need a component an element for: the rows of a form,
 * long lists of options. Text and attribute values are escaped.
 */
public final class Html {

    private static final int USUAL_LENGTH = 4096;

    private final PageBytes html;
    private boolean inTag;

    public Html() {
        this(USUAL_LENGTH);
    }

    /**
     * @param length that is expected, in bytes
     */
    public Html(int length) {
        this(new PageBytes(length));
    }

    /** Goes on where a page has got to. */
    Html(PageBytes html) {
        this.html = html;
    }

    /** The beginning of an element; {@link #with} may follow. */
    public Html open(String element) {
        endTag();
        html.append('<').append(element);
        inTag = true;
        return this;
    }

    /** An attribute of the element that was just opened; null leaves it out. */
    public Html with(String attribute, String value) {
        if (value != null) {
            html.append(' ').append(attribute).append("=\"");
            html.escaped(value, true);
            html.append('"');
        }
        return this;
    }

    /** The same for "class". */
    public Html styled(String classes) {
        return with("class", classes);
    }

    public Html close(String element) {
        endTag();
        html.append("</").append(element).append('>');
        return this;
    }

    /** Text; null writes nothing. */
    public Html text(String text) {
        endTag();
        if (text != null) {
            html.escaped(text, true);
        }
        return this;
    }

    /** HTML that was written before. */
    public Html raw(String written) {
        endTag();
        html.append(written);
        return this;
    }

    /** A whole span with a class. */
    public Html span(String classes, String text) {
        return open("span").styled(classes).text(text).close("span");
    }

    /**
     * A state as icon and word.
     *
     * @param style end of the class of its colour
     * @param icon address of the icon
     */
    public Html badge(String style, String icon, String words) {
        return open("span")
                .styled("pv-badge pv-badge--" + style)
                .icon(icon)
                .text(" " + words)
                .close("span");
    }

    /** An icon of the sprite; words stand beside it. */
    public Html icon(String address) {
        return open("svg")
                .styled("pv-icon")
                .with("aria-hidden", "true")
                .open("use")
                .with("href", address)
                .close("use")
                .close("svg");
    }

    /** Ends what was begun; for whoever goes on with the same page. */
    void endTag() {
        if (inTag) {
            html.append('>');
            inTag = false;
        }
    }

    @Override
    public String toString() {
        endTag();
        return html.toString();
    }
}
