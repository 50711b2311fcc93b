package fr.parvis.request.view;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import fr.parvis.web.TextBlock;
import jakarta.faces.view.facelets.TagConfig;

/** The history of a request; agents see names. */
public final class HistoryTag extends HtmlTag {

    private final StatusMarks marks = new StatusMarks();

    public HistoryTag(TagConfig config) {
        super(config, "events", "names");
    }

    @Override
    protected void write(Html html, Object[] values) {
        boolean names = Boolean.TRUE.equals(values[1]);
        html.open("ol").styled("pv-timeline");
        for (Object item : (Iterable<?>) values[0]) {
            write(html, (RequestEvent) item, names);
        }
        html.close("ol");
    }

    private void write(Html html, RequestEvent event, boolean names) {
        html.open("li").open("span").styled("pv-timeline__icon");
        html.icon(icon(marks.eventIcon(event.kind())));
        html.span("pv-sr", Messages.text("request.kind." + event.kind())).close("span");
        html.open("div").styled("pv-timeline__body").open("h3").styled("pv-timeline__title");
        html.text(Messages.text("request.event." + event.type())).close("h3");
        html.open("p").styled("pv-timeline__when").open("time");
        html.with("datetime", event.at().atZone(ClockProducer.PARIS).toOffsetDateTime().toString());
        html.text(FrenchText.longDateTime(event.at())).close("time");
        if (names && event.actorName() != null && !event.actorName().isEmpty()) {
            html.text(", " + event.actorName());
        }
        html.close("p");
        TextBlock.of(event.reason()).forEach(b -> b.write(html));
        html.close("div").close("li");
    }
}
