package fr.parvis.request.view;

import fr.parvis.request.entity.RequestStatus;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** The state of a request as icon and word. */
public final class StatusTag extends HtmlTag {

    private final StatusMarks marks = new StatusMarks();

    public StatusTag(TagConfig config) {
        super(config, "status");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var status = (RequestStatus) values[0];
        marks.badge(html, status, icon(marks.icon(status)));
    }
}
