package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.service.Categories;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.view.facelets.TagConfig;
import java.time.LocalDate;

/** A text in a list: its picture, when, of which category, what about. */
public final class NewsTag extends HtmlTag {

    private static final String SIZES = "(min-width: 48em) 20rem, 100vw";

    private final Categories categories = CDI.current().select(Categories.class).get();

    public NewsTag(TagConfig config) {
        super(config, "item", "picture", "unread", "why");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var item = (NewsItem) values[0];
        html.open("li");
        if (values[1] instanceof MediaItem picture) {
            html.open("div").styled("pv-news__picture");
            // the title says it, and leads there
            NewsAddresses.media(item).write(html, picture, address(""), SIZES, true);
            html.close("div");
        }
        about(html, item, categories);
        html.open("h3").open("a").with("href", address(NewsAddresses.of(item)));
        html.text(FrenchText.typography(item.text().title())).close("a");
        if (Boolean.TRUE.equals(values[2])) {
            html.text(" ").span("pv-badge pv-badge--deposee", Messages.text("content.own.new"));
        }
        html.close("h3");
        if (!item.text().summary().isEmpty()) {
            html.open("p").text(FrenchText.typography(item.text().summary())).close("p");
        }
        if (values[3] instanceof String why) {
            html.open("p").styled("pv-news__why").text(why).close("p");
        }
        html.open("p").styled("pv-news__more");
        html.open("a").with("href", address(NewsAddresses.of(item)));
        html.text(Messages.text("content.more"));
        html.span("pv-sr", " : " + FrenchText.typography(item.text().title()));
        html.close("a").close("p").close("li");
    }

    /** "mardi 17 novembre 2026 · Mot du maire". */
    static void about(Html html, NewsItem item, Categories categories) {
        LocalDate day = LocalDate.ofInstant(item.publishAt(), ClockProducer.PARIS);
        html.open("p").styled("pv-news__meta").open("time").with("datetime", day.toString());
        html.text(FrenchText.longDate(day)).close("time");
        categories.title(item).ifPresent(c -> html.text(" · " + c));
        html.close("p");
    }
}
