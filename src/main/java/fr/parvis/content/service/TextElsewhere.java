package fr.parvis.content.service;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.PortalAddress;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the town says, as HTML for other sites and for readers of feeds: its links lead here. */
public final class TextElsewhere {

    private TextElsewhere() {}

    /** The text alone. */
    public static String body(NewsText text, PortalAddress portal) {
        Document document = Jsoup.parseBodyFragment(RichText.html(text));
        // as they are written: a line broken anew would be another text
        document.outputSettings().prettyPrint(false);
        for (Element link : document.select("a[href^=/]:not([href^=//])")) {
            link.attr("href", portal.of(link.attr("href")));
        }
        return document.body().html();
    }

    /**
     * The text, and below it a link to each of its files.
     *
     * @param files in their order
     */
    static String html(NewsItem item, List<MediaItem> files, PortalAddress portal) {
        String body = body(item.text(), portal);
        if (files.isEmpty()) {
            return body;
        }
        var list = new Element("ul");
        for (MediaItem file : files) {
            Element entry = list.appendElement("li");
            entry.appendElement("a").attr("href", address(file, portal)).text(file.title());
            String size = FrenchText.fileSize(file.size());
            entry.appendText(" (" + Messages.text("content.pdf", size) + ")");
        }
        var below = new Document("");
        below.outputSettings().prettyPrint(false);
        below.appendChild(list);
        return body + below.html();
    }

    /** Where everybody has a file. */
    public static String address(MediaItem file, PortalAddress portal) {
        return portal.of(MediaLibrary.PUBLIC + file.path());
    }
}
