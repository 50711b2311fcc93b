package fr.parvis.form.view;

import fr.parvis.form.entity.AnswerText;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.TextBlock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one form, written one after the other. */
final class FieldHtml {

    private static final List<String> DATE_PARTS = List.of("jour", "mois", "annee");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((/[^)]*)\\)");

    private final FormState form;
    private final Html html = new Html();
    private final ChoiceHtml choices;

    FieldHtml(FormState form) {
        this.form = form;
        this.choices = new ChoiceHtml(form, html);
    }

    String write(List<Field> fields) {
        fields.forEach(f -> write(f, false));
        return html.toString();
    }

    private void write(Field field, boolean part) {
        var row = new Row(field, part, form, html);
        if (form.isLocked(field.name())) {
            locked(row);
            return;
        }
        switch (field.kind()) {
            case HEADING -> heading(row);
            case COMPUTED -> computed(row);
            case ADDRESS -> address(row);
            case PERSON, CHILD -> person(row);
            case CONSENT -> consent(row);
            case DATE, BIRTH_DATE -> date(row);
            case COUNTRY -> choices.countries(row);
            case DEPARTMENT -> choices.departments(row);
            case PASSWORD -> password(row);
            case CHOICE, YES_NO -> {
                if (field.style() == Field.Style.LIST) {
                    choices.list(row, field.options());
                } else {
                    choices.buttons(row);
                }
            }
            case LONG_TEXT -> area(row);
            case AMOUNT -> amount(row);
            default -> line(row);
        }
    }

    private void locked(Row row) {
        var line = AnswerText.lines(List.of(row.field()), form.visible());
        if (line.isEmpty()) {
            return;
        }
        html.open("div").styled("pv-row pv-locked").span("pv-label", row.label());
        html.open("p").styled("pv-locked__value").text(line.get(0).answer()).close("p");
        html.open("p").styled("pv-hint").text(form.locked().note()).close("p").close("div");
    }

    private void heading(Row row) {
        row.begin("div", "pv-formhead").open("h2").text(row.label()).close("h2");
        for (TextBlock block : TextBlock.of(row.field().text())) {
            block.write(html);
        }
        html.close("div");
    }

    private void computed(Row row) {
        Field field = row.field();
        String text = Row.french(AnswerText.computed(field, form.all(), form.answers()));
        row.begin("div", null)
                .open("div")
                .styled("pv-notice")
                .with("data-pv-computed", Row.french(field.text()))
                .with("hidden", text.contains(AnswerText.UNANSWERED) ? "hidden" : null)
                .icon(form.info())
                .open("div")
                .open("p")
                .text(text)
                .close("p")
                .close("div")
                .close("div")
                .close("div");
    }

    private void address(Row row) {
        List<Field> parts = row.field().parts();
        row.beginGroup();
        write(parts.get(0), true);
        write(parts.get(1), true);
        html.open("div").styled("pv-duo");
        write(parts.get(2), true);
        write(parts.get(3), true);
        html.close("div").close("fieldset");
    }

    private void person(Row row) {
        row.beginGroup();
        row.field().parts().forEach(p -> write(p, true));
        html.close("fieldset");
    }

    private void date(Row row) {
        row.beginGroup();
        html.open("div").styled("pv-date");
        for (String part : DATE_PARTS) {
            String input = row.name() + "." + part;
            String id = FormWriter.id(input);
            boolean year = part.equals("annee");
            html.open("div")
                    .open("label")
                    .styled("pv-label")
                    .with("for", id)
                    .text(Messages.text("form.date." + part))
                    .close("label")
                    .open("input")
                    .styled(year ? "pv-input pv-input--4" : "pv-input pv-input--2")
                    .with("id", id)
                    .with("name", input)
                    .with("value", form.typed(input))
                    .with("inputmode", "numeric")
                    .with("maxlength", year ? "4" : "2")
                    .with("autocomplete", InputHints.autocomplete(input))
                    .with("aria-invalid", form.wrong(input) ? "true" : null)
                    .close("div");
        }
        html.close("div").close("fieldset");
    }

    private void consent(Row row) {
        row.begin("div", row.classes("pv-consent"));
        row.notes();
        html.open("label").styled("pv-choice pv-choice--bare");
        row.describe(html.open("input").with("type", "checkbox").with("value", "oui"))
                .with("checked", "oui".equals(form.typed(row.name())) ? "checked" : null)
                .open("span")
                .text(row.label() + " ")
                .open("span")
                .styled("pv-req")
                .with("aria-hidden", "true")
                .text("*")
                .close("span");
        if (row.field().text() != null) {
            reading(row.field().text());
        }
        html.close("span").close("label").close("div");
    }

    /**
     * What a consent is about: words, or a link to where they stand, which leaves the form open.
     */
    private void reading(String text) {
        Matcher link = LINK.matcher(text);
        if (!link.matches()) {
            html.span("pv-hint", Row.french(text));
            return;
        }
        html.open("span").styled("pv-hint");
        html.open("a").with("href", form.root() + link.group(2)).with("target", "_blank");
        html.with("rel", "noopener").text(Row.french(link.group(1)) + " ");
        html.text(Messages.text("web.newTab")).close("a").close("span");
    }

    private void amount(Row row) {
        row.beginLine();
        html.open("div").styled("pv-affix");
        row.describe(html.open("input").styled("pv-input pv-input--10"))
                .with("value", form.typed(row.name()))
                .with("inputmode", "decimal")
                .with("maxlength", "15")
                .text(" ")
                .open("span")
                .text("€")
                .close("span")
                .close("div")
                .close("div");
    }

    private void line(Row row) {
        Field field = row.field();
        boolean street = row.part() && field.name().endsWith(".ligne");
        row.beginLine();
        row.describe(html.open("input").styled(InputHints.size(field)))
                .with("type", InputHints.type(field))
                .with("value", form.typed(row.name()))
                .with("inputmode", InputHints.mode(field))
                .with("maxlength", Integer.toString(field.longest()))
                .with("autocomplete", InputHints.autocomplete(row.name()))
                .with("data-pv-communes", field.kind() == FieldKind.COMMUNE ? at("communes") : null)
                .with("data-pv-addresses", street ? at("addresses") : null)
                .close("div");
    }

    /** Never with what was typed. */
    private void password(Row row) {
        row.beginLine();
        row.describe(html.open("input").styled("pv-input"))
                .with("type", "password")
                .with("maxlength", Integer.toString(row.field().longest()))
                .with("autocomplete", InputHints.autocomplete(row.name()))
                .with("data-pv-password", Messages.text("form.showPassword"))
                .close("div");
    }

    private String at(String list) {
        return form.root() + "/api/v1/" + list + "?q=";
    }

    private void area(Row row) {
        int longest = row.field().longest();
        String count = row.id() + "-compte";
        row.beginLine();
        row.describe(html.open("textarea").styled("pv-textarea").with("rows", "5"))
                .with("maxlength", Integer.toString(longest))
                .with("data-pv-count", count)
                // browsers eat a line break at the beginning
                .text("\n")
                .text(form.answers().text(row.name()))
                .close("textarea")
                .open("p")
                .styled("pv-count")
                .with("id", count)
                .text(Messages.text("web.charactersAtMost", longest))
                .close("p")
                .close("div");
    }
}
