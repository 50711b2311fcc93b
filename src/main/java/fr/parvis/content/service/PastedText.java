package fr.parvis.content.service;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML that somebody pasted, as the small markup of the desk. It passes the sanitiser of all HTML
 * first; what Word adds is gone, its lists are lists again.
 */
public final class PastedText {

    /** Longer HTML than that is no text. */
    public static final int LONGEST = 2_000_000;

    private static final Pattern WORD =
            Pattern.compile(
                    "class=[\"']?Mso|mso-|urn:schemas-microsoft-com|<o:p",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*(\\d+|[a-z])[.)].*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<|&])");

    /** What would make a line a heading, a list, a quotation, a rule or a fence. */
    private static final Pattern LINE_BEGIN =
            Pattern.compile("^(?=[#>+=~-])|^(\\d+)(?=[.)])", Pattern.MULTILINE);

    private PastedText() {}

    /** Whether it comes from Word, or one of its like. */
    public static boolean ofWord(String html) {
        return WORD.matcher(html).find();
    }

    /** As markup; paragraphs stand apart by an empty line. */
    public static String markup(String html) {
        Document sent = Jsoup.parse(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
        sent.select("h1").tagName("h2");
        sent.select("h5, h6").tagName("h4");
        listsOfWord(sent);
        SiteText.paragraphs(sent);
        Document clean = Jsoup.parse(RichText.clean(sent.body().html()));
        var out = new StringBuilder();
        blocks(clean.body(), out, "");
        return out.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    /** Word writes items as paragraphs with a drawn mark in front. */
    private static void listsOfWord(Document sent) {
        Element list = null;
        for (Element item : sent.select("p[class^=MsoListParagraph], p[style*=mso-list]")) {
            Element mark =
                    item.selectFirst("[style*=mso-list:Ignore], [style*='mso-list: Ignore']");
            boolean numbered = mark != null && NUMBER.matcher(mark.text()).matches();
            if (mark != null) {
                mark.remove();
            }
            String name = numbered ? "ol" : "ul";
            boolean goesOn =
                    list != null
                            && list == item.previousElementSibling()
                            && list.normalName().equals(name);
            if (!goesOn) {
                list = new Element(name);
                item.before(list);
            }
            list.appendChild(item.tagName("li"));
        }
    }

    private static void blocks(Element parent, StringBuilder out, String indent) {
        var line = new StringBuilder();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                paragraph(out, line, indent);
                block(element, out, indent);
            } else {
                inline(child, line);
            }
        }
        paragraph(out, line, indent);
    }

    private static boolean isBlock(Element element) {
        return switch (element.normalName()) {
            case "p",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "blockquote",
                    "pre",
                    "hr" ->
                    true;
            default -> false;
        };
    }

    private static void block(Element element, StringBuilder out, String indent) {
        switch (element.normalName()) {
            case "h1", "h2" -> heading("## ", element, out);
            case "h3", "h4" -> heading("### ", element, out);
            case "ul", "ol" -> list(element, out, indent);
            case "table" -> table(element, out);
            case "hr" -> out.append("\n\n---\n\n");
            case "blockquote" -> {
                var quoted = new StringBuilder();
                blocks(element, quoted, "");
                out.append("\n\n> ")
                        .append(quoted.toString().strip().replace("\n", "\n> "))
                        .append("\n\n");
            }
            default -> blocks(element, out, indent);
        }
    }

    private static void heading(String mark, Element element, StringBuilder out) {
        String words = text(element).replace("**", "");
        if (!words.isEmpty()) {
            out.append("\n\n").append(mark).append(words).append("\n\n");
        }
    }

    private static void list(Element list, StringBuilder out, String indent) {
        out.append(indent.isEmpty() ? "\n\n" : "\n");
        int number = 1;
        for (Element item : list.children()) {
            String mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
            var inside = new StringBuilder();
            blocks(item, inside, indent + "  ");
            String words = inside.toString().strip();
            if (!words.isEmpty()) {
                String within = " ".repeat(mark.length());
                out.append(mark)
                        .append(words.replaceAll("\\n+", "\n").replace("\n", "\n" + within))
                        .append('\n');
            }
        }
        out.append(indent.isEmpty() ? "\n" : "");
    }

    private static void table(Element table, StringBuilder out) {
        List<List<String>> rows =
                table.select("tr").stream()
                        .map(
                                r ->
                                        r.select("> th, > td").stream()
                                                .flatMap(PastedText::cell)
                                                .toList())
                        .filter(r -> !r.isEmpty())
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(1);
        out.append("\n\n");
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i);
            out.append("| ").append(String.join(" | ", cells));
            out.append(" | ".repeat(width - cells.size())).append(" |\n");
            if (i == 0) {
                out.append("|").append(" --- |".repeat(width)).append('\n');
            }
        }
        out.append('\n');
    }

    /** The markup has no merged cells: what stands beside one keeps its column. */
    private static Stream<String> cell(Element cell) {
        String columns = cell.attr("colspan");
        int more = columns.matches("[1-9]\\d?") ? Integer.parseInt(columns) - 1 : 0;
        return Stream.concat(Stream.of(text(cell)), Collections.nCopies(more, "").stream());
    }

    /** A paragraph of what was gathered. */
    private static void paragraph(StringBuilder out, StringBuilder line, String indent) {
        String words = tidy(line.toString());
        line.setLength(0);
        if (!words.isEmpty()) {
            out.append(out.length() == 0 || !indent.isEmpty() ? "" : "\n\n");
            out.append(LINE_BEGIN.matcher(words).replaceAll("$1\\\\"));
            out.append(indent.isEmpty() ? "\n\n" : "\n");
        }
    }

    /** The words of an element on one line. */
    private static String text(Element element) {
        var line = new StringBuilder();
        element.childNodes().forEach(n -> inline(n, line));
        return tidy(line.toString()).replace("\n", " ");
    }

    private static String tidy(String words) {
        return words.lines()
                .map(l -> l.replaceAll("[ \\t\\u00a0]{2,}", " ").strip())
                .filter(l -> !l.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static void inline(Node node, StringBuilder line) {
        if (node instanceof TextNode text) {
            line.append(
                    SPECIAL.matcher(text.getWholeText().replaceAll("\\s+", " "))
                            .replaceAll("\\\\$1"));
        } else if (node instanceof Element element) {
            switch (element.normalName()) {
                case "br" -> line.append('\n');
                case "strong", "b" -> marked("**", element, line);
                case "em", "i" -> marked("*", element, line);
                case "a" -> link(element, line);
                default -> {
                    element.childNodes().forEach(n -> inline(n, line));
                    if (isBlock(element)) {
                        line.append(' ');
                    }
                }
            }
        }
    }

    /** Spaces stand outside of marks. */
    private static void marked(String mark, Element element, StringBuilder line) {
        var inside = new StringBuilder();
        element.childNodes().forEach(n -> inline(n, inside));
        String words = inside.toString();
        String bare = words.strip();
        if (bare.isEmpty() || bare.contains("**") || bare.contains("\n")) {
            line.append(words);
            return;
        }
        line.append(words.startsWith(bare) ? "" : " ").append(mark).append(bare).append(mark);
        line.append(words.endsWith(bare) ? "" : " ");
    }

    private static void link(Element element, StringBuilder line) {
        String words = text(element);
        String address =
                element.attr("href").replace(" ", "%20").replace(")", "%29").replace("(", "%28");
        boolean leads = !words.isEmpty() && address.matches("(https?://|mailto:|tel:)\\S+");
        line.append(leads ? "[" + words + "](" + address + ")" : words);
    }
}
