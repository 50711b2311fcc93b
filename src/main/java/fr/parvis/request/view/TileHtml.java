package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;

/** The file of a document: its picture or its mark, its name, and what it is. */
final class TileHtml {

    private final Html html;
    private final String mark;

    /**
     * @param mark address of the icon of a file without a picture
     */
    TileHtml(Html html, String mark) {
        this.html = html;
        this.mark = mark;
    }

    /** Opens the list item; whoever calls closes it. */
    void open(FileTile file) {
        html.open("li").styled("pv-tile");
        if (file.address() == null) {
            html.open("span").styled("pv-tile__pic").icon(mark).close("span");
            text(file);
            return;
        }
        // "Pour visualiser le contenu d'un fichier, cliquez sur celui-ci"
        html.open("a").styled("pv-tile__link").with("href", file.address());
        html.with("target", file.shown() ? "_blank" : null);
        html.with("rel", file.shown() ? "noopener" : null);
        html.open("span").styled("pv-tile__pic");
        if (file.preview() == null) {
            html.icon(mark);
        } else {
            html.open("img").with("src", file.preview()).with("alt", "").with("loading", "lazy");
        }
        html.close("span");
        text(file);
        html.close("a");
    }

    private void text(FileTile file) {
        html.open("span").styled("pv-tile__body").open("span").styled("pv-tile__name");
        html.text(file.name());
        if (file.shown() && file.address() != null) {
            html.span("pv-sr", " " + Messages.text("web.newTab"));
        }
        html.close("span").span("pv-tile__meta", file.meta()).close("span");
    }
}
