package fr.parvis.web;

import jakarta.el.ELContext;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Plain HTML of a view as it is sent: bytes that are ready, and expressions between them. Facelets
 * keeps an instruction for each element, attribute and text, and goes through all of them at each
 * look (decision 8). What its classes keep is closed, so the HTML is written once, with marks where
 * the expressions stand.
 */
final class Markup extends PagePart {

    /** Around the number of an expression; no text of a view has them. */
    private static final char BEGIN = '\uE100';

    private static final char END = '\uE101';

    private static final Set<String> PLAIN =
            Set.of(
                    "com.sun.faces.facelets.compiler.UIInstructions",
                    "com.sun.faces.facelets.compiler.UILiteralText");

    private static final ThreadLocal<Reader> READING = new ThreadLocal<>();

    private final Part[] parts;

    private Markup(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    private interface Part {
        void write(PageBytes page, ELContext context);
    }

    /** What reads HTML on this thread; null where pages are shown. */
    static Reader reading() {
        return READING.get();
    }

    /** Whether a component is plain HTML as Facelets keeps it. */
    static boolean isPlain(UIComponent component) {
        return PLAIN.contains(component.getClass().getName());
    }

    /** The HTML that such a component writes. */
    static Markup of(UIComponent component, FacesContext context) throws IOException {
        ResponseWriter before = context.getResponseWriter();
        var reader = new Reader();
        READING.set(reader);
        context.setResponseWriter(reader.writer);
        try {
            component.encodeAll(context);
        } finally {
            READING.remove();
            if (before != null) {
                context.setResponseWriter(before);
            }
        }
        reader.ready();
        return new Markup(reader.parts);
    }

    @Override
    public void encodeAll(FacesContext context) {
        PageBytes page = ((PageWriter) context.getResponseWriter()).piece();
        ELContext values = context.getELContext();
        for (Part part : parts) {
            part.write(page, values);
        }
    }

    /** Learns what stands where. */
    static final class Reader {

        private final List<PortalExpression> expressions = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final PageWriter writer = new MarkedWriter(this);

        /** Stands for the value of an expression. */
        String mark(PortalExpression expression) {
            expressions.add(expression);
            return BEGIN + Integer.toString(expressions.size() - 1) + END;
        }

        /** What was written so far becomes bytes that are ready. */
        private void ready() {
            PageBytes page = writer.piece();
            if (page.length() > 0) {
                byte[] bytes = Arrays.copyOf(page.bytes(), page.length());
                page.clear();
                parts.add((to, context) -> to.append(bytes));
            }
        }

        /** Texts and expressions in turn: a text is a String, an expression is itself. */
        private List<Object> pieces(String marked) {
            var pieces = new ArrayList<Object>();
            int from = 0;
            for (int begin = marked.indexOf(BEGIN);
                    begin >= 0;
                    begin = marked.indexOf(BEGIN, from)) {
                if (begin > from) {
                    pieces.add(marked.substring(from, begin));
                }
                int end = marked.indexOf(END, begin);
                pieces.add(expressions.get(Integer.parseInt(marked.substring(begin + 1, end))));
                from = end + 1;
            }
            if (from < marked.length()) {
                pieces.add(marked.substring(from));
            }
            return pieces;
        }
    }

    /** Writes what is the same for ever, and notes the rest. */
    private static final class MarkedWriter extends PageWriter {

        private final Reader reader;

        private MarkedWriter(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void writeText(Object text, String property) {
            for (Object piece : reader.pieces(text.toString())) {
                if (piece instanceof PortalExpression expression) {
                    reader.ready();
                    reader.parts.add((page, context) -> text(page, expression.evaluate(context)));
                } else {
                    super.writeText(piece, property);
                }
            }
        }

        private static void text(PageBytes page, Object value) {
            if (value != null) {
                page.escaped(value.toString(), false);
            }
        }

        @Override
        public void writeAttribute(String name, Object value, String property) {
            List<Object> pieces = reader.pieces(value.toString());
            if (pieces.stream().noneMatch(PortalExpression.class::isInstance)) {
                super.writeAttribute(name, value, property);
                return;
            }
            // the element is still open: its end comes with what is written next
            reader.parts.addAll(opened());
            Object[] all = pieces.toArray();
            reader.parts.add(
                    (page, context) -> {
                        String words = joined(all, context);
                        // Facelets leaves an attribute out whose expression says nothing
                        if (!words.isEmpty()) {
                            attribute(page, name, words);
                        }
                    });
        }

        private List<Part> opened() {
            PageBytes page = soFar();
            byte[] bytes = Arrays.copyOf(page.bytes(), page.length());
            page.clear();
            return List.of((to, context) -> to.append(bytes));
        }

        private static String joined(Object[] pieces, ELContext context) {
            if (pieces.length == 1) {
                Object value = ((PortalExpression) pieces[0]).evaluate(context);
                return value == null ? "" : value.toString();
            }
            var text = new StringBuilder();
            for (Object piece : pieces) {
                Object value = piece instanceof PortalExpression e ? e.evaluate(context) : piece;
                text.append(value == null ? "" : value);
            }
            return text.toString();
        }

        @Override
        public void write(char[] text, int offset, int length) {
            write(new String(text, offset, length));
        }

        @Override
        public void write(String text) {
            if (text.indexOf(BEGIN) >= 0) {
                throw new IllegalStateException("an expression outside of text: " + text);
            }
            super.write(text);
        }
    }
}
