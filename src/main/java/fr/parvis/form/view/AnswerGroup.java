package fr.parvis.form.view;

import fr.parvis.form.entity.AnswerText;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.kernel.FrenchText;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers under one heading of their form.
 *
 * @param heading "" for what stands before the first heading
 */
public record AnswerGroup(String heading, List<AnswerText.Line> lines) {

    /** All answers of a form, group by group. */
    public static List<AnswerGroup> of(List<Field> fields, Answers answers) {
        var groups = new ArrayList<AnswerGroup>();
        for (AnswerText.Line line : AnswerText.lines(fields, answers)) {
            if (line.heading()) {
                groups.add(new AnswerGroup(FrenchText.typography(line.label()), new ArrayList<>()));
                continue;
            }
            if (groups.isEmpty()) {
                groups.add(new AnswerGroup("", new ArrayList<>()));
            }
            groups.get(groups.size() - 1)
                    .lines()
                    .add(
                            new AnswerText.Line(
                                    FrenchText.typography(line.label()), line.answer(), false));
        }
        return groups;
    }
}
