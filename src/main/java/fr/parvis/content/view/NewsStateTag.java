package fr.parvis.content.view;

import fr.parvis.content.entity.NewsState;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** Where a news item stands, as icon and word. */
public final class NewsStateTag extends HtmlTag {

    public NewsStateTag(TagConfig config) {
        super(config, "state");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var state = (NewsState) values[0];
        html.badge(style(state), icon(mark(state)), Messages.text(state.key()));
    }

    private static String style(NewsState state) {
        return switch (state) {
            case DRAFT -> "brouillon";
            case SCHEDULED -> "deposee";
            case PUBLISHED -> "positive";
            case ENDED -> "archivee";
            case WITHDRAWN -> "annulee";
        };
    }

    private static String mark(NewsState state) {
        return switch (state) {
            case DRAFT -> "pencil";
            case SCHEDULED -> "calendar-days";
            case PUBLISHED -> "circle-check";
            case ENDED -> "hourglass";
            case WITHDRAWN -> "ban";
        };
    }
}
