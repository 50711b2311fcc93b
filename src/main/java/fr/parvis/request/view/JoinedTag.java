package fr.parvis.request.view;

import fr.parvis.form.view.FormWriter;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.AskedDocuments;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/**
 * Documents by their type. In the form of a démarche what changes them are buttons of that form, so
 * that what is typed is kept without script, too; elsewhere they are links.
 */
public final class JoinedTag extends HtmlTag {

    public JoinedTag(TagConfig config) {
        super(config, "groups", "folder", "in");
    }

    /** Where the documents stand. */
    private enum Place {
        FORM,
        PAGE,
        SUMMARY,
        DESK
    }

    @Override
    protected void write(Html html, Object[] values) {
        String folder = values[1] == null ? "" : address((String) values[1]);
        Place place = Place.valueOf((String) values[2]);
        html.open("ul").styled(place == Place.DESK ? "pv-joined pv-joined--desk" : "pv-joined");
        for (Object item : (Iterable<?>) values[0]) {
            group(html, (DocumentGroup) item, folder, place);
        }
        html.close("ul");
    }

    private void group(Html html, DocumentGroup group, String folder, Place place) {
        String id =
                group.type() == null ? null : FormWriter.id(AskedDocuments.INPUT + group.type());
        html.open("li").styled("pv-joined__card" + (group.problem() == null ? "" : " is-wrong"));
        html.with("id", id);
        if (place == Place.FORM) {
            // elsewhere there are no fields to look at, and what was joined is shown
            html.with("data-pv-when", group.when());
            html.with("hidden", group.hidden() ? "hidden" : null);
        }
        html.open("div").styled("pv-joined__head").open("div");
        html.open("h3").styled("pv-joined__title").text(group.title());
        if (group.type() != null && (place == Place.FORM || group.documents().isEmpty())) {
            mark(html, group.required());
        }
        html.close("h3");
        if (!group.note().isEmpty() && (place == Place.FORM || place == Place.PAGE)) {
            html.open("p").styled("pv-hint").text(group.note()).close("p");
        }
        problem(html, group.problem());
        html.close("div");
        if (place == Place.FORM && group.type() != null) {
            String page = folder + "/" + DocumentPages.NEW + "?type=" + group.type();
            control(html, place, page, group.type(), "request.documents.add", group.title());
        }
        html.close("div");
        if (place != Place.FORM && group.documents().isEmpty()) {
            html.open("p").styled("pv-muted").text(Messages.text("request.documents.none"));
            html.close("p");
        }
        group.documents().forEach(d -> document(html, d, place));
        html.close("li");
    }

    private static void mark(Html html, boolean required) {
        html.text(" ");
        if (required) {
            html.open("span").styled("pv-req").with("aria-hidden", "true").text("*").close("span");
            html.span("pv-sr", " " + Messages.text("web.required"));
        } else {
            html.span("pv-opt", Messages.text("web.optional"));
        }
    }

    private void problem(Html html, String problem) {
        if (problem != null) {
            html.open("p").styled("pv-error").icon(icon("circle-alert")).open("span");
            html.span("pv-sr", Messages.text("web.error") + " ").text(problem);
            html.close("span").close("p");
        }
    }

    private void document(Html html, DocumentCard document, Place place) {
        html.open("div").styled("pv-joined__doc").open("ul").styled("pv-tiles");
        var tiles = new TileHtml(html, icon("file-text"));
        document.files()
                .forEach(
                        f -> {
                            tiles.open(f);
                            html.close("li");
                        });
        html.close("ul");
        if (document.added() != null) {
            html.open("p").styled("pv-joined__meta").text(document.added()).close("p");
        }
        document.seen().forEach(s -> html.open("p").styled("pv-joined__meta").text(s).close("p"));
        if (place != Place.SUMMARY && (document.changeable() || document.copyable())) {
            html.open("div").styled("pv-joined__actions");
            if (document.changeable()) {
                String id = document.address().substring(document.address().lastIndexOf('/') + 1);
                String page = document.address();
                String delete = page + "?supprimer=1";
                control(html, place, page, id, "request.documents.change", document.title());
                control(
                        html,
                        place,
                        delete,
                        id + "!",
                        "request.documents.delete",
                        document.title());
            }
            if (document.copyable()) {
                String copy = document.address() + "?copier=1";
                control(html, place, copy, null, "request.documents.copy", document.title());
            }
            html.close("div");
        }
        html.close("div");
    }

    /** Leads to a page; in a form by sending it, so that what is typed there is kept first. */
    private void control(
            Html html, Place place, String page, String target, String key, String about) {
        String style =
                key.equals("request.documents.add")
                        ? "pv-btn pv-btn--small"
                        : "pv-btn pv-btn--link";
        boolean form = place == Place.FORM;
        html.open(form ? "button" : "a").styled(style).with("data-pv-joining-open", page);
        if (form) {
            html.with("name", "pv-action").with("value", "joindre");
            html.with("formaction", "?pv-piece=" + target).with("formnovalidate", "formnovalidate");
        } else {
            html.with("href", page);
        }
        if (key.equals("request.documents.add")) {
            html.icon(icon("plus"));
        }
        html.text(Messages.text(key)).span("pv-sr", " : " + about);
        html.close(form ? "button" : "a");
    }
}
