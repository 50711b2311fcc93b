package fr.parvis.form.view;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.web.Assets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The inputs of a form as HTML, with the names of its definition, so that it works without script.
 * Why not Faces components: src/doc/decisions/0009-posts.md.
 */
@ApplicationScoped
public class FormWriter {

    @Inject Assets assets;
    @Inject ServletContext context;
    @Inject Clock clock;

    /**
     * The rows of one form: label, hint, problem and input of each field.
     *
     * @param fields of the form, in their order
     * @param all fields that computed texts and conditions of this form may name, its own among
     *     them
     * @param answers to show
     * @param problems said beside their fields
     */
    public String html(
            List<Field> fields, List<Field> all, Answers answers, List<FieldProblem> problems) {
        return html(fields, all, answers, problems, Locked.NOTHING);
    }

    /** The same with fields that are shown only. */
    public String html(
            List<Field> fields,
            List<Field> all,
            Answers answers,
            List<FieldProblem> problems,
            Locked locked) {
        var form =
                new FormState(
                        fields,
                        all,
                        answers,
                        answers.visible(all),
                        problems,
                        locked,
                        LocalDate.now(clock),
                        context.getContextPath(),
                        assets.icon("circle-alert"),
                        assets.icon("info"));
        return new FieldHtml(form).write(fields);
    }

    /** The id of an input, as an error summary links to it. */
    public static String id(String input) {
        return "c-" + input.replace('.', '-');
    }
}
