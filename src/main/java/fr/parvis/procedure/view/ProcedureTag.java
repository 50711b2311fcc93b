package fr.parvis.procedure.view;

import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** A démarche in a list. */
public final class ProcedureTag extends HtmlTag {

    public ProcedureTag(TagConfig config) {
        super(config, "procedure");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var procedure = (Procedure) values[0];
        html.open("li").styled("pv-item").open("span").styled("pv-item__icon");
        html.icon(icon(procedure.icon())).close("span").open("div").styled("pv-item__body");
        html.open("h3").styled("pv-item__title").open("a");
        if (procedure.opensElsewhere()) {
            html.with("href", procedure.external().url()).with("rel", "external");
        } else {
            html.with("href", address("/demarches/" + procedure.slug()));
        }
        html.text(procedure.title()).close("a").close("h3");
        html.open("p").styled("pv-item__text").text(procedure.summary()).close("p");
        html.open("ul").styled("pv-meta");
        if (procedure.minutes() != null) {
            note(html, null, "clock", Messages.text("procedure.minutes", procedure.minutes()));
        }
        if (procedure.needsAccount()) {
            note(html, "pv-meta__lock", "lock", Messages.text("procedure.needsAccount"));
        }
        if (procedure.opensElsewhere()) {
            String site = procedure.external().site();
            note(html, null, "external-link", Messages.text("procedure.elsewhere", site));
        }
        html.close("ul").close("div").close("li");
    }

    private void note(Html html, String classes, String icon, String words) {
        html.open("li").styled(classes).icon(icon(icon)).text(" " + words).close("li");
    }
}
