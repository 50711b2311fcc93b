package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** The files of a document that is being added or changed, each with its button. */
public final class TilesTag extends HtmlTag {

    /** Before the id of a file, in the value of a button. */
    static final String REMOVE = "retirer-";

    public TilesTag(TagConfig config) {
        super(config, "files", "room");
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.open("ul").styled("pv-tiles").with("data-pv-tiles", String.valueOf(values[1]));
        var tiles = new TileHtml(html, icon("file-text"));
        for (Object item : (Iterable<?>) values[0]) {
            var file = (FileTile) item;
            tiles.open(file);
            html.open("div").styled("pv-tile__actions").open("button");
            html.with("name", "pv-action").with("value", REMOVE + file.id());
            html.styled("pv-btn pv-btn--link").with("formnovalidate", "formnovalidate");
            html.text(Messages.text("request.documents.removeFile"));
            html.span("pv-sr", " " + file.name()).close("button").close("div").close("li");
        }
        html.close("ul");
    }
}
