package fr.parvis.request.view;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.service.RequestRow;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** Requests of a citizen, each with its state. */
public final class RequestsTag extends HtmlTag {

    private final StatusMarks marks = new StatusMarks();

    public RequestsTag(TagConfig config) {
        super(config, "list");
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.open("ul").styled("pv-list");
        for (Object item : (Iterable<?>) values[0]) {
            write(html, (RequestRow) item);
        }
        html.close("ul");
    }

    private void write(Html html, RequestRow row) {
        String number = String.valueOf(row.number());
        String mark = icon(marks.icon(row.status()));
        html.open("li").styled("pv-item").open("span").styled("pv-item__icon");
        html.icon(mark).close("span").open("div").styled("pv-item__body");
        html.open("h3").styled("pv-item__title").open("a");
        html.with("href", address("/mon-espace/demandes/" + number));
        html.text(row.title()).close("a").close("h3").open("p").styled("pv-item__text");
        html.text(Messages.text("request.own.line", number, FrenchText.longDateTime(row.filedAt())))
                .close("p");
        html.open("p").styled("pv-meta");
        marks.badge(html, row.status(), mark);
        html.close("p");
        html.close("div").open("p").styled("pv-item__aside").open("a");
        html.styled("pv-btn pv-btn--small").with("href", address("/mon-espace/demandes/" + number));
        html.icon(icon("search")).text(" " + Messages.text("request.own.details"));
        html.span("pv-sr", " : " + Messages.text("request.number", number)).close("a");
        if (row.status().cancellable()) {
            html.text(" ").open("a").styled("pv-btn pv-btn--small pv-btn--link pv-btn--danger");
            html.with("href", address("/mon-espace/demandes/" + number + "/annulation"));
            html.text(Messages.text("request.own.cancel"));
            html.span("pv-sr", " : " + Messages.text("request.number", number)).close("a");
        }
        html.close("p").close("li");
    }
}
