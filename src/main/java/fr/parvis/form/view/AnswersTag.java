package fr.parvis.form.view;

import fr.parvis.form.entity.AnswerText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** Questions with answers under their headings. */
public final class AnswersTag extends HtmlTag {

    public AnswersTag(TagConfig config) {
        super(config, "lines");
    }

    @Override
    protected void write(Html html, Object[] values) {
        for (Object item : (Iterable<?>) values[0]) {
            var group = (AnswerGroup) item;
            if (!group.heading().isEmpty()) {
                html.open("h3").text(group.heading()).close("h3");
            }
            html.open("dl").styled("pv-dl");
            for (AnswerText.Line line : group.lines()) {
                html.open("div").open("dt").text(line.label()).close("dt").open("dd");
                if (line.answer().isEmpty()) {
                    html.span("pv-none", Messages.text("web.none"));
                } else {
                    html.text(line.answer());
                }
                html.close("dd").close("div");
            }
            html.close("dl");
        }
    }
}
