package fr.parvis.form.view;

import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.Places;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import java.util.List;

/** Answers to choose from: buttons or boxes side by side, or a list that opens. */
final class ChoiceHtml {

    /** Two answers shorter than this stand side by side. */
    private static final int SHORT_LABEL = 15;

    private static final List<Field.Option> COUNTRIES =
            Places.countries().stream().map(c -> new Field.Option(c.code(), c.name())).toList();

    private static final List<Field.Option> DEPARTMENTS =
            Places.departments().stream().map(d -> new Field.Option(d.code(), d.label())).toList();

    private final FormState form;
    private final Html html;

    ChoiceHtml(FormState form, Html html) {
        this.form = form;
        this.html = html;
    }

    void countries(Row row) {
        list(row, COUNTRIES);
    }

    void departments(Row row) {
        list(row, DEPARTMENTS);
    }

    void buttons(Row row) {
        List<Field.Option> options = row.field().options();
        List<String> chosen = form.answers().all(row.name());
        boolean inline =
                options.size() == 2
                        && options.stream().allMatch(o -> o.label().length() < SHORT_LABEL);
        row.beginGroup();
        html.open("div").styled(inline ? "pv-choices pv-choices--inline" : "pv-choices");
        for (int i = 0; i < options.size(); i++) {
            Field.Option option = options.get(i);
            html.open("label")
                    .styled("pv-choice")
                    .open("input")
                    .with("type", row.field().multiple() ? "checkbox" : "radio")
                    .with("id", i == 0 ? row.id() : row.id() + "-" + i)
                    .with("name", row.name())
                    .with("value", option.value())
                    .with("checked", chosen.contains(option.value()) ? "checked" : null)
                    .with("aria-invalid", row.invalid())
                    .open("span")
                    .text(Row.french(option.label()))
                    .close("span")
                    .close("label");
        }
        html.close("div").close("fieldset");
    }

    void list(Row row, List<Field.Option> options) {
        row.beginLine();
        row.describe(html.open("select").styled("pv-select"))
                .with("autocomplete", InputHints.autocomplete(row.name()))
                .open("option")
                .with("value", "")
                .text(Messages.text("web.choose"))
                .close("option");
        String chosen = form.typed(row.name());
        for (Field.Option option : options) {
            html.open("option")
                    .with("value", option.value())
                    .with("selected", option.value().equals(chosen) ? "selected" : null)
                    .text(Row.french(option.label()))
                    .close("option");
        }
        html.close("select").close("div");
    }
}
