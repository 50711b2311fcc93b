package fr.parvis.content.view;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.view.facelets.TagConfig;
import java.time.LocalDate;

/** A news item in a list: when, of which category, what about. */
public final class NewsTag extends HtmlTag {

    private final TownSettings town = CDI.current().select(TownSettings.class).get();

    public NewsTag(TagConfig config) {
        super(config, "item");
    }

    @Override
    protected void write(Html html, Object[] values) {
        var item = (NewsItem) values[0];
        String address = address(NewsAddresses.of(item));
        html.open("li");
        about(html, item, town);
        html.open("h3").open("a").with("href", address);
        html.text(FrenchText.typography(item.text().title())).close("a").close("h3");
        if (!item.text().summary().isEmpty()) {
            html.open("p").text(FrenchText.typography(item.text().summary())).close("p");
        }
        // for the eye: the link of the title leads there, too
        html.open("p").styled("pv-news__more").with("aria-hidden", "true");
        html.text(Messages.text("content.more")).close("p").close("li");
    }

    /** "mardi 17 novembre 2026 · Mot du maire". */
    static void about(Html html, NewsItem item, TownSettings town) {
        LocalDate day = LocalDate.ofInstant(item.publishAt(), ClockProducer.PARIS);
        html.open("p").styled("pv-news__meta").open("time").with("datetime", day.toString());
        html.text(FrenchText.longDate(day)).close("time");
        if (item.text().category() != null) {
            town.newsCategory(item.text().category())
                    .ifPresent(c -> html.text(" · " + FrenchText.typography(c.title())));
        }
        html.close("p");
    }
}
