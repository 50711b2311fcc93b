package fr.parvis.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ResponseWriter;
import java.io.Writer;
import java.util.Set;

/**
 * Writes a page into memory. That of Faces finds out at each element whether it is in a script, in
 * XHTML, in a part of a page that a script asked for: the portal's pages never are.
 */
class PageWriter extends ResponseWriter {

    private static final int USUAL_LENGTH = 32 * 1024;
    private static final Set<String> EMPTY =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "param", "source", "track", "wbr");

    private final PageBytes page = new PageBytes(USUAL_LENGTH);
    private boolean inTag;

    /** For pieces that Java writes. */
    PageBytes piece() {
        endTag();
        return page;
    }

    /** The page so far, with an element that may still be open. */
    final PageBytes soFar() {
        return page;
    }

    private void endTag() {
        if (inTag) {
            page.append('>');
            inTag = false;
        }
    }

    @Override
    public void startElement(String name, UIComponent component) {
        endTag();
        page.append('<').append(name);
        inTag = true;
    }

    @Override
    public void endElement(String name) {
        if (inTag && EMPTY.contains(name)) {
            page.append(" />");
            inTag = false;
            return;
        }
        endTag();
        page.append("</").append(name).append('>');
    }

    @Override
    public void writeAttribute(String name, Object value, String property) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return;
        }
        attribute(page, name, Boolean.TRUE.equals(value) ? name : value.toString());
    }

    static void attribute(PageBytes page, String name, String text) {
        page.append(' ').append(name).append("=\"");
        // as Faces does: no address that runs a script, wherever it came from
        if (!text.contains("script:")) {
            page.escaped(text, true);
        }
        page.append('"');
    }

    @Override
    public void writeURIAttribute(String name, Object value, String property) {
        writeAttribute(name, value, property);
    }

    @Override
    public void writeText(Object text, String property) {
        endTag();
        page.escaped(text.toString(), false);
    }

    @Override
    public void writeText(char[] text, int offset, int length) {
        writeText(new String(text, offset, length), null);
    }

    @Override
    public void writeComment(Object comment) {
        endTag();
        page.append("<!--").append(comment.toString()).append("-->");
    }

    @Override
    public void write(char[] text, int offset, int length) {
        endTag();
        page.append(new String(text, offset, length));
    }

    @Override
    public void write(String text) {
        endTag();
        page.append(text);
    }

    @Override
    public String getContentType() {
        return "text/html";
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
        throw new UnsupportedOperationException("a page of ours is in memory");
    }

    @Override
    public void startDocument() {
        // the shell writes the beginning
    }

    @Override
    public void endDocument() {
        endTag();
    }

    @Override
    public void flush() {
        endTag();
    }

    @Override
    public void close() {
        endTag();
    }

    /** The page, to be sent. */
    PageBytes whole() {
        endTag();
        return page;
    }

    /** The page so far. */
    @Override
    public String toString() {
        endTag();
        return page.toString();
    }
}
