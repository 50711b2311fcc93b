package fr.parvis.billing.view;

import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** The state of an invoice as icon and word. */
public final class InvoiceStatusTag extends HtmlTag {

    public InvoiceStatusTag(TagConfig config) {
        super(config, "status");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var status = (ShownStatus) values[0];
        InvoiceMarks.badge(html, status, icon(InvoiceMarks.icon(status)));
    }
}
