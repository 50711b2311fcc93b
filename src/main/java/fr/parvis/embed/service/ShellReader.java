package fr.parvis.embed.service;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.embed.entity.ShellPage;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Makes a shell of a page of the town's site: header, menus and footer stay; scripts, handlers,
 * forms, frames and whatever else could act go. Styles and pictures become files of the portal, so
 * that the look survives the site. One object reads one page.
 */
final class ShellReader {

    private static final int MOST_PAGE_BYTES = 2_000_000;

    /** What has no place in a shell. Forms: they would post citizens' words to the site. */
    private static final String REMOVED =
            "iframe, frame, object, embed, applet, base, noscript, template, form, textarea, dialog,"
                    + " meta, link:not([rel~=(?i)icon])";

    private final TownSettings.Website website;
    private final URI address;
    private final SiteClient client;
    private final ShellAssets assets;

    ShellReader(TownSettings.Website website, Instant now) {
        this.website = website;
        this.address = URI.create(website.shell());
        this.client = new SiteClient(address);
        this.assets = new ShellAssets(client, now);
    }

    /**
     * A shell and the files that it needs.
     *
     * @param missing what the site did not answer for, and may have again a moment later
     */
    record Result(ShellPage page, List<ShellAsset> assets, List<URI> missing) {}

    /**
     * @throws IOException when the site does not answer, or its page is no shell: it then says why
     */
    Result read() throws IOException, InterruptedException {
        SiteClient.File file = client.read(address, MOST_PAGE_BYTES);
        if (!file.contentType().contains("html")) {
            throw new IOException(address + " is no HTML but " + file.contentType());
        }
        Document document = SiteText.page(file, address.toString());
        document.outputSettings().prettyPrint(false);
        checkMarker(document);
        var styles = new ShellStyles(assets);
        String css = styles.collect(document);
        String scripts = allowedScripts(document);
        document.select("script").remove();
        makeRoom(document);
        document.select(REMOVED).remove();
        makeHarmless(document);
        assets.copyPictures(document);
        return new Result(cut(document, css, scripts), assets.all(), assets.missing());
    }

    private void checkMarker(Document document) throws IOException {
        int found = document.body().html().split(Pattern.quote(website.marker()), -1).length - 1;
        if (found != 1) {
            throw new IOException(
                    address + " has the marker " + website.marker() + " " + found + " times");
        }
    }

    /** The portal brings its own main; no form and no heading may stand around it. */
    private void makeRoom(Document document) {
        Element holder = document.getElementsContainingOwnText(website.marker()).last();
        for (Element around = holder; around != null; around = around.parent()) {
            switch (around.normalName()) {
                case "main" -> around.tagName("div");
                case "form", "p", "h1", "h2", "h3", "article" -> around.tagName("div");
                default -> {
                    if (!around.attr("role").equalsIgnoreCase("main")) {
                        continue;
                    }
                }
            }
            around.removeAttr("role");
        }
    }

    /** Keeps, as files of the portal, the scripts whose content the town has allowed. */
    private String allowedScripts(Document document) throws InterruptedException {
        if (website.allowedScripts().isEmpty()) {
            return "";
        }
        var kept = new StringBuilder();
        for (Element script : document.select("script")) {
            String path = allowed(script);
            if (path != null) {
                kept.append("<script src=\"").append(path).append("\" defer></script>");
            }
        }
        return kept.toString();
    }

    private String allowed(Element script) throws InterruptedException {
        byte[] content = script.data().getBytes(StandardCharsets.UTF_8);
        if (script.hasAttr("src")) {
            try {
                URI source = URI.create(script.absUrl("src"));
                var file = assets.read(source, MOST_PAGE_BYTES);
                if (file.isEmpty()) {
                    return null;
                }
                content = file.get().content();
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return website.allowedScripts().contains("sha256-" + sha256(content))
                ? assets.keep("text/javascript; charset=utf-8", content)
                : null;
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No handler, no address that runs something; addresses of the site made absolute. */
    private static void makeHarmless(Document document) {
        NodeVisitor visitor =
                (node, depth) -> {
                    if (node instanceof Element element) {
                        clean(element);
                    }
                };
        NodeTraversor.traverse(visitor, document);
        document.select("[href], [src]")
                .forEach(
                        element -> {
                            for (String name : List.of("href", "src")) {
                                if (element.hasAttr(name)) {
                                    absolute(element, name);
                                }
                            }
                        });
        removeComments(document);
    }

    private static void clean(Element element) {
        List<String> gone = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("on")
                    || name.equals("srcdoc")
                    || name.equals("formaction")
                    || name.equals("action")
                    || name.equals("ping")
                    || name.equals("nonce")
                    || name.equals("integrity")
                    || name.equals("crossorigin")
                    || name.equals("xlink:href") && !attribute.getValue().startsWith("#")
                    || runs(attribute.getValue())) {
                gone.add(attribute.getKey());
            }
        }
        gone.forEach(element::removeAttr);
    }

    /** Whatever its name: an animation may put its value into another attribute. */
    private static boolean runs(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
        return plain.contains("javascript:") || plain.contains("vbscript:");
    }

    private static void absolute(Element element, String name) {
        String value = element.attr(name).strip();
        if (value.startsWith("#") || value.startsWith("mailto:") || value.startsWith("tel:")) {
            return;
        }
        String absolute = element.absUrl(name);
        if (absolute.startsWith("http:") || absolute.startsWith("https:")) {
            element.attr(name, absolute);
        } else if (!absolute.startsWith("data:image/")) {
            element.removeAttr(name);
        }
    }

    private static void removeComments(Node node) {
        for (Node child : List.copyOf(node.childNodes())) {
            if (child.nodeName().equals("#comment")) {
                child.remove();
            } else {
                removeComments(child);
            }
        }
    }

    private ShellPage cut(Document document, String css, String scripts) throws IOException {
        Element holder = document.getElementsContainingOwnText(website.marker()).last();
        if (holder == null) {
            throw new IOException(address + " has the marker where no content can stand");
        }
        for (TextNode text : List.copyOf(holder.textNodes())) {
            if (text.getWholeText().contains(website.marker())) {
                text.text(text.getWholeText().strip());
            }
        }
        String body = document.body().html();
        int at = body.indexOf(website.marker());
        return new ShellPage(
                document.selectFirst("html").className(),
                document.body().className(),
                document.head().select("link").outerHtml(),
                css.isBlank()
                        ? null
                        : assets.keep(
                                "text/css; charset=utf-8", css.getBytes(StandardCharsets.UTF_8)),
                body.substring(0, at),
                body.substring(at + website.marker().length()) + scripts,
                false);
    }
}
