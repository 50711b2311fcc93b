package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parvis.kernel.FrenchText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Articles of a Drupal by JSON:API, the latest changed first. Drupal has entity tags: nothing new
 * costs nothing. A category is the name of a tag, in small letters with hyphens.
 */
final class DrupalReader implements CmsReader {

    private static final int MOST_PAGES = 6;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String LIST =
            "jsonapi/node/article?filter%5Bstatus%5D=1&sort=-changed&page%5Blimit%5D=50"
                    + "&include=field_tags,field_image";

    private final CmsSettings.Source source;
    private final CmsHttp http;

    DrupalReader(CmsSettings.Source source, CmsHttp http) {
        this.source = source;
        this.http = http;
    }

    @Override
    public News read(Known known) throws CmsProblem {
        URI next = source.url().resolve("/").resolve(LIST);
        Map<String, String> headers = new HashMap<>();
        if (known.tag() != null && !known.whole()) {
            headers.put("If-None-Match", known.tag());
        }
        String tag = null;
        // of what it has unpublished it says the same as of what it shows to nobody for a while
        boolean empty = true;
        var changed = new ArrayList<Post>();
        var there = new HashSet<String>();
        var refused = new ArrayList<String>();
        for (int page = 0; page < MOST_PAGES && next != null; page++) {
            CmsAnswer answer = http.get(next, headers, CmsHttp.MOST_BYTES);
            if (answer.status() == CmsHttp.NOT_MODIFIED && page == 0) {
                return new News(List.of(), java.util.Set.of(), known.tag(), null);
            }
            JsonNode json = answer.ok().json();
            if (!json.path("data").isArray()) {
                throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no list");
            }
            tag = page == 0 ? answer.header("ETag") : tag;
            headers.clear();
            empty &= json.path("data").isEmpty();
            Map<String, JsonNode> included = included(json);
            for (JsonNode node : json.path("data")) {
                Post post;
                try {
                    post = post(node, included);
                } catch (IllegalArgumentException e) {
                    // an address that is none: the others have nothing to do with it
                    refused.add(node.at("/attributes/title").asText());
                    there.add(node.path("id").asText());
                    continue;
                }
                if (source.categoryFor(post.categories()).isPresent()) {
                    there.add(post.id());
                    if (!post.modified().equals(known.modified().get(post.id()))) {
                        changed.add(post);
                    }
                }
            }
            next = CmsText.address(json.at("/links/next/href").asText(null), null);
        }
        var gone = new HashSet<String>();
        // what was not read to the end says nothing of what is missing: each is asked for
        for (String id : known.modified().keySet()) {
            if (!there.contains(id) && (next == null || gone(id))) {
                gone.add(id);
            }
        }
        return new News(changed, gone, refused, tag, null, null, empty);
    }

    /** Not in what was read: too old for it, or not to be read there any more. */
    private boolean gone(String id) throws CmsProblem {
        URI address =
                source.url()
                        .resolve("/")
                        .resolve(
                                "jsonapi/node/article/"
                                        + URLEncoder.encode(id, StandardCharsets.UTF_8)
                                        + "?include=field_tags");
        CmsAnswer answer = http.get(address, Map.of(), CmsHttp.MOST_BYTES);
        // said by Drupal itself, and not by a server whose Drupal is gone
        boolean closed = answer.status() == NOT_FOUND || answer.status() == FORBIDDEN;
        if (closed && answer.json().path("errors").isArray()) {
            return true;
        }
        JsonNode json = answer.ok().json();
        JsonNode node = json.path("data");
        if (!id.equals(node.path("id").asText())) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no article " + id);
        }
        return !node.at("/attributes/status").asBoolean()
                || source.categoryFor(names(node, included(json))).isEmpty();
    }

    private static Map<String, JsonNode> included(JsonNode json) {
        Map<String, JsonNode> included = new HashMap<>();
        json.path("included").forEach(i -> included.put(i.path("id").asText(), i));
        return included;
    }

    private static List<String> names(JsonNode node, Map<String, JsonNode> included) {
        var names = new ArrayList<String>();
        node.at("/relationships/field_tags/data")
                .forEach(
                        t -> {
                            JsonNode term = included.get(t.path("id").asText());
                            if (term != null) {
                                names.add(slug(term.at("/attributes/name").asText()));
                            }
                        });
        return names;
    }

    private Post post(JsonNode node, Map<String, JsonNode> included) {
        JsonNode said = node.path("attributes");
        JsonNode image = node.at("/relationships/field_image/data");
        JsonNode file = included.get(image.path("id").asText());
        String path = said.at("/path/alias").asText(null);
        return new Post(
                node.path("id").asText(),
                said.path("changed").asText(),
                instant(said.path("created").asText()),
                said.path("title").asText().strip(),
                CmsText.text(said.at("/body/summary").asText("")),
                said.at("/body/processed").asText(""),
                path == null ? source.url() : source.url().resolve(path),
                names(node, included),
                file == null ? null : source.url().resolve(file.at("/attributes/uri/url").asText()),
                image.at("/meta/alt").asText(""),
                true);
    }

    static String slug(String name) {
        return FrenchText.folded(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
