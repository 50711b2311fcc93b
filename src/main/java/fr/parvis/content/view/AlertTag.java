package fr.parvis.content.view;

import fr.parvis.content.service.Alerts;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.view.facelets.TagConfig;

/** The urgent sentence, above every page; nothing when there is none. */
public final class AlertTag extends HtmlTag {

    private final Alerts alerts = CDI.current().select(Alerts.class).get();

    public AlertTag(TagConfig config) {
        super(config);
    }

    @Override
    protected void write(Html html, Object[] values) {
        alerts.onPortal().ifPresent(shown -> write(html, shown));
    }

    private void write(Html html, Alerts.Shown shown) {
        html.open("section").styled("pv-alert");
        html.with("aria-label", Messages.text("content.alert.label")).icon(icon("triangle-alert"));
        html.open("p").open("strong").text(Messages.text("content.alert.label")).close("strong");
        html.text(" " + FrenchText.typography(shown.text()));
        if (!shown.link().isEmpty()) {
            String address = shown.link().startsWith("/") ? address(shown.link()) : shown.link();
            html.text(" ").open("a").with("href", address);
            html.text(Messages.text("content.alert.more")).close("a");
        }
        html.close("p").close("section");
    }
}
