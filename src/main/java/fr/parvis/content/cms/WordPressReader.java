package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Posts of a WordPress by its REST interface, asked as anybody may: what is a draft, scheduled,
 * private or in the bin is not in its answers. What is private is asked for apart, where the town
 * wants it, by an account: nothing public ever comes by that way, and nothing private by the other.
 * It has no entity tags, and a search by date says nothing of what is gone. So a pass reads the
 * numbers and dates of the latest posts, and then those whose date is another one.
 */
final class WordPressReader implements CmsReader {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 3;
    private static final int AT_ONCE = 20;

    /** Dates are of whole seconds: a second change within one would not be seen. */
    private static final Duration UNSETTLED = Duration.ofMinutes(2);

    private static final String PRIVATE = "&status=private&context=edit";

    private final CmsSettings.Source source;
    private final CmsHttp http;
    private final CmsHttp own;

    WordPressReader(CmsSettings.Source source, CmsHttp http, CmsHttp own) {
        this.source = source;
        this.http = http;
        this.own = own;
    }

    /** Below the REST interface, whether the site has addresses with words or not. */
    static URI rest(URI site, String path) {
        String root = site.toString().replaceFirst("/?$", "/");
        return URI.create(root + "?rest_route=/wp/v2/" + path);
    }

    private CmsAnswer ask(String path) throws CmsProblem {
        return ask(http, path);
    }

    private CmsAnswer ask(CmsHttp as, String path) throws CmsProblem {
        return as.get(rest(source.url(), path), Map.of(), CmsHttp.MOST_BYTES);
    }

    @Override
    public News read(Known known) throws CmsProblem {
        Map<Integer, String> categories = categories();
        Map<String, String> there = latest(http, "", categories);
        Map<String, String> closed = own == null ? Map.of() : latest(own, PRIVATE, categories);
        News open = read(there, categories, known, closed.keySet());
        if (own == null) {
            return open;
        }
        var changed = new ArrayList<>(open.changed());
        var wanted = new ArrayList<String>();
        closed.forEach(
                (id, modified) -> {
                    if (!modified.equals(known.modified().get(id))) {
                        wanted.add(id);
                    }
                });
        for (JsonNode post : posts(own, PRIVATE, wanted)) {
            changed.add(WordPressPost.read(post, categories, source.url(), false));
        }
        return new News(changed, open.gone(), List.of(), null, null, open.problem());
    }

    private News read(
            Map<String, String> there,
            Map<Integer, String> categories,
            Known known,
            Set<String> closed)
            throws CmsProblem {
        var wanted = new ArrayList<String>();
        there.forEach(
                (id, modified) -> {
                    if (!modified.equals(known.modified().get(id))
                            || unsettled(modified, known.now())) {
                        wanted.add(id);
                    }
                });
        Set<String> gone = new HashSet<>();
        for (String id : known.modified().keySet()) {
            if (!there.containsKey(id)
                    && !closed.contains(id)
                    && gone(id, known.modified().get(id), categories)) {
                gone.add(id);
            }
        }
        var changed = new ArrayList<Post>();
        for (JsonNode post : posts(http, "", wanted)) {
            if (WordPressPost.locked(post)) {
                gone.add(post.path("id").asText());
            } else {
                changed.add(WordPressPost.read(post, categories, source.url(), true));
            }
        }
        return new News(changed, gone, List.of(), null, null, missing(categories));
    }

    private static boolean unsettled(String modified, Instant now) {
        Instant at = WordPressPost.instant(modified);
        // of the site's clock and ours: near enough
        return at != null && Duration.between(at, now).compareTo(UNSETTLED) < 0;
    }

    /**
     * The chosen categories, by their number there.
     *
     * @throws CmsProblem when none is there
     */
    private Map<Integer, String> categories() throws CmsProblem {
        Map<Integer, String> found = new HashMap<>();
        if (!source.categories().isEmpty()) {
            String slugs =
                    source.categories().keySet().stream()
                            .sorted()
                            .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8))
                            .collect(Collectors.joining(","));
            JsonNode json =
                    ask("categories&slug=" + slugs + "&per_page=100&_fields=id,slug").ok().json();
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
    private CmsProblem missing(Map<Integer, String> categories) {
        Set<String> missing = new TreeSet<>(source.categories().keySet());
        missing.removeAll(categories.values());
        return missing.isEmpty()
                ? null
                : new CmsProblem(CmsProblem.Kind.NO_CATEGORY, String.join(", ", missing));
    }

    /** Numbers of the latest, with the mark of their state: what becomes private is another one. */
    private Map<String, String> latest(CmsHttp as, String which, Map<Integer, String> categories)
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
     * Not in the list: too old for it, or not public any more. While a category is missing, a post
     * that names none may be of that one.
     */
    private boolean gone(String id, String mark, Map<Integer, String> categories)
            throws CmsProblem {
        boolean incomplete = missing(categories) != null;
        boolean closed = incomplete && own != null && WordPressPost.closed(mark);
        CmsAnswer answer =
                ask(
                        closed ? own : http,
                        "posts/" + id + "&_fields=id,status,categories,content.protected");
        return switch (answer.wordPressError()) {
            case "rest_post_invalid_id", "rest_forbidden" -> true;
            default -> {
                JsonNode post = answer.ok().json();
                if (!id.equals(post.path("id").asText())) {
                    throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no post " + id);
                }
                yield !(closed ? "private" : "publish").equals(post.path("status").asText())
                        || WordPressPost.locked(post)
                        || !incomplete
                                && source.categoryFor(WordPressPost.names(post, categories))
                                        .isEmpty();
            }
        };
    }

    private List<JsonNode> posts(CmsHttp as, String which, List<String> ids) throws CmsProblem {
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
