package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What the REST interface of a WordPress says of one post. */
final class WordPressPost {

    private static final String PRIVATE = "private ";

    private WordPressPost() {}

    /**
     * @param categories the chosen ones, by their number there
     * @param open whether anybody may see it there
     */
    static Post read(JsonNode post, Map<Integer, String> categories, URI site, boolean open) {
        JsonNode picture = post.at("/_embedded/wp:featuredmedia/0");
        URI featured = CmsText.address(picture.path("source_url").asText(null), null);
        String html = post.at("/content/rendered").asText();
        // without one of its own, the first that stands in its text
        Element first =
                featured == null
                        ? Jsoup.parseBodyFragment(html, site.toString())
                                .selectFirst("figure img[src], img[src][class*=wp-image]")
                        : null;
        return new Post(
                post.path("id").asText(),
                mark(open, post.path("modified_gmt").asText()),
                instant(post.path("date_gmt").asText()),
                // the rendered one of a private post begins with "Privé :"
                CmsText.text(post.at(open ? "/title/rendered" : "/title/raw").asText()),
                CmsText.text(post.at("/excerpt/rendered").asText())
                        .replaceFirst("\\s*\\[?…\\]?$", " …"),
                html,
                CmsText.address(post.path("link").asText(), site),
                names(post, categories),
                first == null ? featured : CmsText.address(first.absUrl("src"), null),
                first == null ? CmsText.text(picture.path("alt_text").asText()) : first.attr("alt"),
                open);
    }

    /** Whether it is for those only who know its password. */
    static boolean locked(JsonNode post) {
        return post.at("/content/protected").asBoolean();
    }

    /** Of the chosen categories. */
    static List<String> names(JsonNode post, Map<Integer, String> categories) {
        var names = new ArrayList<String>();
        post.path("categories")
                .forEach(
                        c -> {
                            if (categories.containsKey(c.asInt())) {
                                names.add(categories.get(c.asInt()));
                            }
                        });
        return names;
    }

    /** Its state, for comparing: what becomes private is another one. */
    static String mark(boolean open, String modified) {
        return open ? modified : PRIVATE + modified;
    }

    /** Whether it was of one that is private. */
    static boolean closed(String mark) {
        return mark.startsWith(PRIVATE);
    }

    /** What it calls GMT has no zone. */
    static Instant instant(String gmt) {
        try {
            return LocalDateTime.parse(gmt).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
