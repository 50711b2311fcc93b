package fr.parvis.form.view;

import fr.parvis.form.entity.DateExample;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;

/** A row of a form: its frame, its label, its hint and its problem. */
final class Row {

    private final Field field;
    private final FormState form;
    private final Html html;
    private final boolean part;
    private final String id;
    private final String error;
    private final String hint;

    /**
     * @param part whether it is a part of a composite field
     */
    Row(Field field, boolean part, FormState form, Html html) {
        this.field = field;
        this.part = part;
        this.form = form;
        this.html = html;
        this.id = FormWriter.id(field.name());
        this.error = form.error(field);
        this.hint = field.hint() == null ? example(field, form) : french(field.hint());
    }

    private static String example(Field field, FormState form) {
        return switch (field.kind()) {
            case DATE ->
                    Messages.text(
                            "form.dateExample",
                            DateExample.words(DateExample.of(field, form.all(), form.today())));
            case BIRTH_DATE -> Messages.text("form.birthDateExample");
            default -> null;
        };
    }

    Field field() {
        return field;
    }

    String id() {
        return id;
    }

    String name() {
        return field.name();
    }

    boolean part() {
        return part;
    }

    /** The label as French prints it. */
    String label() {
        return french(field.label());
    }

    static String french(String text) {
        return text == null ? null : FrenchText.typography(text);
    }

    /** An input with a label of its own. */
    void beginLine() {
        begin("div", classes("pv-row"))
                .open("label")
                .styled("pv-label")
                .with("for", id)
                .text(label());
        mark();
        html.close("label");
        notes();
    }

    /** Several inputs under one legend. */
    void beginGroup() {
        boolean whole = field.kind().composite();
        begin("fieldset", classes("pv-group"))
                .with("aria-describedby", whole ? null : describedBy())
                .open("legend")
                .styled(whole ? "pv-label pv-label--big" : "pv-label")
                .text(label());
        mark();
        html.close("legend");
        notes();
    }

    /** Any element, shown while its condition holds. */
    Html begin(String element, String classes) {
        return html.open(element)
                .styled(classes)
                .with("data-pv-when", form.when(field))
                .with("hidden", form.hidden(field));
    }

    String classes(String base) {
        return error == null ? base : base + " pv-row--error";
    }

    /** What the input is called and how it stands: common to every kind. */
    Html describe(Html input) {
        return input.with("id", id)
                .with("name", field.name())
                .with("aria-describedby", describedBy())
                .with("aria-invalid", invalid())
                .with("aria-required", field.required() ? "true" : null);
    }

    String invalid() {
        return error == null ? null : "true";
    }

    private String describedBy() {
        String hinted = hint == null ? null : id + "-aide";
        if (error == null) {
            return hinted;
        }
        return (hinted == null ? "" : hinted + " ") + id + "-erreur";
    }

    private void mark() {
        if (field.required()) {
            html.text(" ").open("span").styled("pv-req").with("aria-hidden", "true").text("*");
            html.close("span").span("pv-sr", " " + Messages.text("web.required"));
        } else if (!part || field.name().endsWith(".complement")) {
            // a part of an optional address says nothing: the whole does
            html.text(" ").span("pv-opt", Messages.text("web.optional"));
        }
    }

    /** Hint and problem, which the input is described by. */
    void notes() {
        if (hint != null) {
            html.open("p").styled("pv-hint").with("id", id + "-aide").text(hint).close("p");
        }
        if (error != null) {
            html.open("p")
                    .styled("pv-error")
                    .with("id", id + "-erreur")
                    .icon(form.alert())
                    .open("span")
                    .span("pv-sr", Messages.text("web.error") + " ")
                    .text(error)
                    .close("span")
                    .close("p");
        }
    }
}
