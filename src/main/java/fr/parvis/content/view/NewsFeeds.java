package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.MediaIntake;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.TextElsewhere;
import fr.parvis.kernel.Messages;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Public news as feeds: Atom (RFC 4287) and JSON Feed 1.1. */
@ApplicationScoped
public class NewsFeeds {

    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Categories categories;
    @Inject MediaLibrary library;

    private String title() {
        return Messages.text("content.feed.title", town.name());
    }

    private String category(NewsItem item) {
        return categories.title(item).orElse(null);
    }

    String atom(List<NewsItem> items) {
        Instant updated =
                items.stream()
                        .map(NewsHead::modified)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        var xml = new Html();
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open("feed").with("xmlns", "http://www.w3.org/2005/Atom").with("xml:lang", "fr");
        element(xml, "title", title());
        element(xml, "id", portal.of(NewsAddresses.ATOM));
        element(xml, "updated", updated.toString());
        xml.open("author");
        element(xml, "name", town.officialName());
        xml.close("author");
        link(xml, "self", portal.of(NewsAddresses.ATOM));
        link(xml, "alternate", portal.of(NewsAddresses.LIST));
        for (NewsItem item : items) {
            xml.open("entry");
            element(xml, "title", item.text().title());
            element(xml, "id", portal.of(NewsAddresses.of(item)));
            link(xml, "alternate", portal.of(NewsAddresses.of(item)));
            for (MediaItem file : files(item)) {
                xml.open("link").with("rel", "enclosure").with("type", file.mediaType());
                xml.with("length", String.valueOf(file.size())).with("title", file.title());
                xml.with("href", TextElsewhere.address(file, portal)).close("link");
            }
            element(xml, "published", item.publishAt().toString());
            element(xml, "updated", NewsHead.modified(item).toString());
            if (category(item) != null) {
                xml.open("category").with("term", item.text().category());
                xml.with("label", category(item)).close("category");
            }
            if (!item.text().summary().isEmpty()) {
                element(xml, "summary", item.text().summary());
            }
            xml.open("content").with("type", "html").text(TextElsewhere.body(item.text(), portal));
            xml.close("content").close("entry");
        }
        return xml.close("feed").toString();
    }

    private static void element(Html xml, String name, String text) {
        xml.open(name).text(text).close(name);
    }

    private static void link(Html xml, String rel, String address) {
        xml.open("link").with("rel", rel).with("href", address).close("link");
    }

    String json(List<NewsItem> items) {
        var entries = Json.createArrayBuilder();
        Map<Long, MediaItem> pictures =
                library.pictures(items.stream().map(NewsItem::media).toList());
        items.forEach(item -> entries.add(entry(item, pictures.get(item.media().pictureId()))));
        return Json.createObjectBuilder()
                .add("version", "https://jsonfeed.org/version/1.1")
                .add("title", title())
                .add("home_page_url", portal.of(NewsAddresses.LIST))
                .add("feed_url", portal.of(NewsAddresses.JSON))
                .add("language", "fr")
                .add("items", entries)
                .build()
                .toString();
    }

    private JsonObject entry(NewsItem item, MediaItem picture) {
        String address = portal.of(NewsAddresses.of(item));
        var entry =
                Json.createObjectBuilder()
                        .add("id", address)
                        .add("url", address)
                        .add("title", item.text().title())
                        .add("content_html", TextElsewhere.body(item.text(), portal))
                        .add("date_published", item.publishAt().toString())
                        .add("date_modified", NewsHead.modified(item).toString());
        if (!item.text().summary().isEmpty()) {
            entry.add("summary", item.text().summary());
        }
        if (picture != null) {
            int width = MediaIntake.WIDTHS.get(1);
            entry.add("image", portal.of(MediaAddresses.PUBLIC.of(picture, width)));
        }
        List<MediaItem> files = files(item);
        if (!files.isEmpty()) {
            entry.add("attachments", attachments(files));
        }
        if (category(item) != null) {
            entry.add("tags", Json.createArrayBuilder().add(category(item)));
        }
        return entry.build();
    }

    /** Most have none, and cost no question. */
    private List<MediaItem> files(NewsItem item) {
        return library.shown(new NewsMedia(null, item.media().files())).files();
    }

    private JsonArrayBuilder attachments(List<MediaItem> files) {
        var list = Json.createArrayBuilder();
        for (MediaItem file : files) {
            list.add(
                    Json.createObjectBuilder()
                            .add("url", TextElsewhere.address(file, portal))
                            .add("mime_type", file.mediaType())
                            .add("title", file.title())
                            .add("size_in_bytes", file.size()));
        }
        return list;
    }
}
