package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * What the head of pages of news tells search engines and social networks. The data of schema.org
 * is no script: the policy of the portal does not look at it, and nothing runs it.
 */
@ApplicationScoped
public class NewsHead {

    @Inject PortalAddress portal;
    @Inject TownSettings town;

    /**
     * @param path of the page below the root, with the number of its part
     * @param title for the feed's name
     */
    String ofList(Section section, String path, String title) {
        var html = new Html();
        canonical(html, portal.of(path));
        if (section == Section.NEWS) {
            alternate(html, "application/atom+xml", NewsAddresses.ATOM, title);
            alternate(html, "application/feed+json", NewsAddresses.JSON, title);
        }
        return html.toString();
    }

    /**
     * @param picture null without one
     */
    String ofItem(NewsItem item, MediaItem picture) {
        String address = portal.of(NewsAddresses.of(item));
        var html = new Html();
        canonical(html, address);
        if (!item.text().summary().isEmpty()) {
            meta(html, "name", "description", item.text().summary());
            meta(html, "property", "og:description", item.text().summary());
        }
        meta(html, "property", "og:type", "article");
        meta(html, "property", "og:title", item.text().title());
        meta(html, "property", "og:url", address);
        meta(html, "property", "og:site_name", town.portalTitle());
        meta(html, "property", "og:locale", "fr_FR");
        meta(html, "property", "article:published_time", item.publishAt().toString());
        if (picture != null) {
            meta(html, "property", "og:image", image(picture));
            meta(html, "property", "og:image:alt", picture.alt());
            meta(html, "name", "twitter:card", "summary_large_image");
        }
        html.open("script").with("type", "application/ld+json");
        // an end of the element inside a text would end it
        html.raw(data(item, address, picture).toString().replace("<", "\\u003c")).close("script");
        return html.toString();
    }

    private String image(MediaItem picture) {
        return portal.of(MediaAddresses.PUBLIC.of(picture, Integer.MAX_VALUE));
    }

    private JsonObject data(NewsItem item, String address, MediaItem picture) {
        var publisher =
                Json.createObjectBuilder()
                        .add("@type", "GovernmentOrganization")
                        .add("name", town.officialName())
                        .add("url", town.website().url());
        var data =
                Json.createObjectBuilder()
                        .add("@context", "https://schema.org")
                        .add("@type", item.section() == Section.NEWS ? "NewsArticle" : "Article")
                        .add("headline", item.text().title())
                        .add("datePublished", item.publishAt().toString())
                        .add("dateModified", modified(item).toString())
                        .add("inLanguage", "fr")
                        .add("mainEntityOfPage", address)
                        .add("publisher", publisher);
        if (!item.text().summary().isEmpty()) {
            data.add("description", item.text().summary());
        }
        if (picture != null) {
            data.add("image", image(picture));
        }
        return data.build();
    }

    /** Never before it was public. */
    static Instant modified(NewsItem item) {
        return item.changedAt().isAfter(item.publishAt()) ? item.changedAt() : item.publishAt();
    }

    private static void canonical(Html html, String address) {
        html.open("link").with("rel", "canonical").with("href", address);
    }

    private void alternate(Html html, String type, String path, String title) {
        html.open("link").with("rel", "alternate").with("type", type).with("title", title);
        html.with("href", portal.of(path));
    }

    private static void meta(Html html, String kind, String name, String content) {
        html.open("meta").with(kind, name).with("content", content);
    }
}
