package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is asked of the REST interface of a WordPress: its categories, its latest posts, some. */
final class WordPressLists {

    /** As anybody may ask. */
    static final String PUBLIC = "";

    static final String PRIVATE = "&status=private&context=edit";

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 3;
    private static final int AT_ONCE = 20;

    private final CmsSettings.Source source;

    WordPressLists(CmsSettings.Source source) {
        this.source = source;
    }

    /** Below the REST interface, whether the site has addresses with words or not. */
    static URI rest(URI site, String path) {
        String root = site.toString().replaceFirst("/?$", "/");
        return URI.create(root + "?rest_route=/wp/v2/" + path);
    }

    CmsAnswer ask(CmsHttp as, String path) throws CmsProblem {
        return as.get(rest(source.url(), path), Map.of(), CmsHttp.MOST_BYTES);
    }

    /**
     * The chosen categories, by their number there.
     *
     * @throws CmsProblem when none is there
     */
    Map<Integer, String> categories(CmsHttp http) throws CmsProblem {
        Map<Integer, String> found = new HashMap<>();
        if (!source.categories().isEmpty()) {
            String slugs =
                    source.categories().keySet().stream()
                            .sorted()
                            .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8))
                            .collect(Collectors.joining(","));
            JsonNode json =
                    ask(http, "categories&slug=" + slugs + "&per_page=100&_fields=id,slug")
                            .ok()
                            .json();
            json.forEach(c -> found.put(c.path("id").asInt(), c.path("slug").asText()));
            if (!json.isArray()) {
                throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no categories");
            }
            found.values().retainAll(source.categories().keySet());
            if (found.isEmpty()) {
                throw missing(found);
            }
        }
        return found;
    }

    /** Which it does not know by its name, perhaps by another one; null when it knows all. */
    CmsProblem missing(Map<Integer, String> categories) {
        Set<String> missing = new TreeSet<>(source.categories().keySet());
        missing.removeAll(categories.values());
        return missing.isEmpty()
                ? null
                : new CmsProblem(CmsProblem.Kind.NO_CATEGORY, String.join(", ", missing));
    }

    /** Numbers of the latest, with the mark of their state: what becomes private is another one. */
    Map<String, String> latest(CmsHttp as, String which, Map<Integer, String> categories)
            throws CmsProblem {
        String chosen =
                source.category() != null
                        ? ""
                        : "&categories="
                                + categories.keySet().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(","));
        Map<String, String> there = new LinkedHashMap<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            CmsAnswer answer =
                    ask(
                            as,
                            "posts"
                                    + chosen
                                    + which
                                    + "&per_page="
                                    + PAGE
                                    + "&page="
                                    + page
                                    + "&orderby=date&order=desc&_fields=id,modified_gmt,slug");
            JsonNode json = answer.ok().json();
            if (!json.isArray()) {
                throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no list");
            }
            for (JsonNode post : json) {
                // what the portal itself has sent does not come back
                if (!WordPressPosts.ours(post.path("slug").asText())) {
                    there.put(
                            post.path("id").asText(),
                            WordPressPost.mark(
                                    which.isEmpty(), post.path("modified_gmt").asText()));
                }
            }
            String pages = answer.header("X-WP-TotalPages");
            if (pages == null || !pages.matches("\\d+") || Integer.parseInt(pages) <= page) {
                break;
            }
        }
        return there;
    }

    /**
     * What is said of some posts.
     *
     * @param which PUBLIC or PRIVATE: what has become the other meanwhile is left out
     */
    List<JsonNode> posts(CmsHttp as, String which, List<String> ids) throws CmsProblem {
        String status = which.isEmpty() ? "publish" : "private";
        var posts = new ArrayList<JsonNode>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            String some = String.join(",", ids.subList(i, Math.min(ids.size(), i + AT_ONCE)));
            JsonNode json =
                    ask(
                                    as,
                                    "posts&include="
                                            + some
                                            + which
                                            + "&per_page="
                                            + AT_ONCE
                                            + "&_embed=wp:featuredmedia&_fields=id,date_gmt,modified_gmt,status,"
                                            + "link,title,excerpt,content,categories,_links,_embedded")
                            .ok()
                            .json();
            for (JsonNode post : json) {
                // what has become public meanwhile is read by the next pass, as anybody
                if (status.equals(post.path("status").asText("publish"))) {
                    posts.add(post);
                }
            }
        }
        return posts;
    }
}
