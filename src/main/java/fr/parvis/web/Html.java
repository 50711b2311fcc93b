package fr.parvis.web;

/**
 * HTML written by Java, for what a view would need a component an element for: the rows of a form,
 * long lists of options. Text and attribute values are escaped.
 */
public final class Html {

    private static final int USUAL_LENGTH = 4096;

    private final StringBuilder html;
    private boolean inTag;

    public Html() {
        this(USUAL_LENGTH);
    }

    /**
     * @param length that is expected, in characters
     */
    public Html(int length) {
        html = new StringBuilder(length);
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
            escape(value);
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
            escape(text);
        }
        return this;
    }

    /** A whole span with a class. */
    public Html span(String classes, String text) {
        return open("span").styled(classes).text(text).close("span");
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

    private void endTag() {
        if (inTag) {
            html.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }

    @Override
    public String toString() {
        endTag();
        return html.toString();
    }
}
