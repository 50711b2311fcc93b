package fr.parvis.embed.view;

import fr.parvis.embed.entity.ShellPage;
import fr.parvis.embed.service.Shell;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Assets;
import fr.parvis.web.PageCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jsoup.nodes.Entities;

/**
 * The beginning and the end of every page, in the look of the town. One request sees one shell,
 * also when a new one comes meanwhile.
 */
@RequestScoped
@Named("shell")
public class ShellView {

    @Inject Shell shell;
    @Inject Assets assets;
    @Inject TownSettings town;
    @Inject HttpServletRequest request;

    private ShellPage page;

    private ShellPage page() {
        if (page == null) {
            page = shell.current();
        }
        return page;
    }

    /** Marks the page as the same for everybody. Returns nothing to show. */
    public String publicPage() {
        PageCache.markPublic(request, page());
        return "";
    }

    /**
     * Everything up to the portal's content.
     *
     * @param title of the page; the names of portal and town are added
     * @param kind "public" pages may be indexed; "agents" have their own style sheet
     */
    public String open(String title, String kind) {
        ShellPage look = page();
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\"");
        attribute(html, "class", look.htmlClass());
        html.append("><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(Entities.escape(title + " – " + town.portalTitle() + ", " + town.name()))
                .append("</title>");
        if (!"public".equals(kind)) {
            html.append("<meta name=\"robots\" content=\"noindex\">");
        }
        if (look.styles() != null) {
            stylesheet(html, look.styles());
        }
        if (look.bundled()) {
            stylesheet(html, assets.url("shell.css"));
        }
        stylesheet(html, assets.url("theme.css"));
        stylesheet(html, assets.url("parvis.css"));
        if ("agents".equals(kind)) {
            stylesheet(html, assets.url("agents.css"));
        }
        html.append("<script src=\"").append(assets.url("parvis.js")).append("\" defer></script>");
        html.append(look.head()).append("</head><body");
        attribute(html, "class", look.bodyClass());
        if (look.bundled() && town.website().dark()) {
            html.append(" data-dark");
        }
        return rooted(html.append('>').append(look.before()).toString());
    }

    /** Everything after the portal's content. */
    public String close() {
        return rooted(page().after() + "</body></html>");
    }

    public String getUnit() {
        return town.website().unit();
    }

    /** Present when the town's theme may be dark; null leaves the attribute out. */
    public String getDark() {
        return town.website().dark() ? "" : null;
    }

    private String rooted(String html) {
        return html.replace(Shell.ROOT, request.getContextPath());
    }

    private static void stylesheet(StringBuilder html, String url) {
        html.append("<link rel=\"stylesheet\" href=\"").append(url).append("\">");
    }

    private static void attribute(StringBuilder html, String name, String value) {
        if (value != null && !value.isBlank()) {
            html.append(' ').append(name).append("=\"").append(Entities.escape(value)).append('"');
        }
    }
}
