package fr.parvis.embed.view;

import fr.parvis.embed.entity.ShellPage;
import fr.parvis.embed.service.Shell;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Assets;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jsoup.nodes.Entities;

/** The look of the town as HTML around the content of pages, written once for each look. */
@ApplicationScoped
public class ShellFrames {

    @Inject Assets assets;
    @Inject TownSettings town;

    /** In a frame of another site: that has a header and a footer already. */
    static final ShellPage FRAMED = new ShellPage("", "pv-framed", "", null, "", "", false);

    private volatile Frame latest;
    private volatile Frame framed;

    /** What stands around a page: all but its title and, by its kind, a part of the head. */
    record Frame(
            ShellPage look,
            String beforeTitle,
            String publicHead,
            String privateHead,
            String agentsHead,
            String beforeContent,
            String end) {

        /** Everything up to the portal's content. */
        String open(String title, String kind, String more) {
            String head =
                    switch (kind) {
                        case "public" -> publicHead;
                        case "agents" -> agentsHead;
                        default -> privateHead;
                    };
            var html =
                    new Html(beforeTitle.length() + head.length() + beforeContent.length() + 200);
            html.raw(beforeTitle).text(title).raw(head).raw(more);
            return html.raw(beforeContent).toString();
        }
    }

    Frame of(ShellPage look) {
        if (look == FRAMED) {
            if (framed == null) {
                framed = write(look);
            }
            return framed;
        }
        Frame known = latest;
        if (known == null || known.look() != look) {
            known = write(look);
            latest = known;
        }
        return known;
    }

    private Frame write(ShellPage look) {
        var before = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\"");
        attribute(before, "class", look.htmlClass());
        before.append("><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>");
        String title =
                Entities.escape(" – " + town.portalTitle() + ", " + town.name()) + "</title>";
        String hidden = "<meta name=\"robots\" content=\"noindex\">";
        String styles = styles(look);
        String script = "<script src=\"" + assets.url("parvis.js") + "\" defer></script>";
        String agents = stylesheet(assets.url("agents.css"));
        var body = new StringBuilder(look.head()).append("</head><body");
        attribute(body, "class", look.bodyClass());
        if (look.bundled() && town.website().dark()) {
            body.append(" data-dark");
        }
        body.append('>').append(look.before());
        return new Frame(
                look,
                before.toString(),
                rooted(title + styles + script),
                rooted(title + hidden + styles + script),
                rooted(title + hidden + styles + agents + script),
                rooted(body.toString()),
                rooted(look.after() + "</body></html>"));
    }

    private String styles(ShellPage look) {
        return (look.styles() == null ? "" : stylesheet(look.styles()))
                + (look.bundled() ? stylesheet(assets.url("shell.css")) : "")
                + stylesheet(assets.url("theme.css"))
                + stylesheet(assets.url("parvis.css"));
    }

    private String rooted(String html) {
        return html.replace(Shell.ROOT, assets.root());
    }

    private static String stylesheet(String url) {
        return "<link rel=\"stylesheet\" href=\"" + url + "\">";
    }

    private static void attribute(StringBuilder html, String name, String value) {
        if (value != null && !value.isBlank()) {
            html.append(' ').append(name).append("=\"").append(Entities.escape(value)).append('"');
        }
    }
}
