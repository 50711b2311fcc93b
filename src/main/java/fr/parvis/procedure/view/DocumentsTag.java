package fr.parvis.procedure.view;

import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** The documents to prepare. */
public final class DocumentsTag extends HtmlTag {

    public DocumentsTag(TagConfig config) {
        super(config, "list");
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.open("ul").styled("pv-docs");
        for (Object item : (Iterable<?>) values[0]) {
            var document = (DocumentRow) item;
            html.open("li").styled("pv-doc").open("span").styled("pv-doc__icon");
            html.icon(icon("file-text")).close("span").open("div");
            html.open("div").styled("pv-doc__name").text(document.title());
            if (!document.required()) {
                html.text(" ").span("pv-opt", Messages.text("web.optional"));
            }
            if (document.owned()) {
                html.text(" ").open("span").styled("pv-badge pv-badge--positive");
                html.icon(icon("check")).text(Messages.text("procedure.documents.owned"));
                html.close("span");
            }
            html.close("div");
            if (!document.note().isEmpty()) {
                html.open("p").styled("pv-doc__meta").text(document.note()).close("p");
            }
            html.close("div").close("li");
        }
        html.close("ul");
    }
}
