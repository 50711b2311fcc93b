package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** What the icons of a history mean, in the words of the guide. */
public final class HistoryLegendTag extends HtmlTag {

    private final StatusMarks marks = new StatusMarks();

    public HistoryLegendTag(TagConfig config) {
        super(config);
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.open("h3").styled("pv-small").with("id", "pv-legende");
        html.text(Messages.text("request.kinds")).close("h3");
        html.open("ul").styled("pv-legend").with("aria-labelledby", "pv-legende");
        for (RequestEvent.Kind kind : RequestEvent.Kind.values()) {
            html.open("li").icon(icon(marks.eventIcon(kind)));
            html.text(" " + Messages.text("request.kind." + kind)).close("li");
        }
        html.close("ul");
    }
}
