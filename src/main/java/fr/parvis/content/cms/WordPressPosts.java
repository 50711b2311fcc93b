package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parvis.kernel.SecretToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Posts of the portal in a WordPress. Each is known there by its address, which begins with {@link
 * #MARK} and the number of the item: when an answer was lost, the post is found by it, and not made
 * again.
 */
public final class WordPressPosts {

    /** How addresses of the portal's posts begin. */
    public static final String MARK = "parvis-";

    /** An address that the portal has made, and nobody there who writes about a "parvis". */
    private static final Pattern OURS = Pattern.compile(MARK + "\\d+-.*");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FIELDS =
            "&context=edit&_fields=id,status,link,title,content,excerpt,featured_media";
    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final CmsSettings.Publish site;
    private final CmsHttp http;
    private final WordPressPictures pictures;

    public WordPressPosts(CmsSettings.Publish site, String password) {
        this.site = site;
        this.http = CmsHttp.of(site.url(), site.user(), password);
        this.pictures = new WordPressPictures(site.url(), http);
    }

    /**
     * What is to be said.
     *
     * @param slug of its address there
     * @param category of the portal; null without one
     * @param picture null without one
     */
    public record Draft(
            String slug,
            String title,
            String summary,
            String html,
            String category,
            Instant since,
            Picture picture) {}

    /**
     * A picture of the portal's library.
     *
     * @param token of its address: the same picture has the same
     * @param alt what it shows
     */
    public record Picture(String token, String mediaType, String alt, byte[] content) {}

    /**
     * A post as it is there.
     *
     * @param open whether anybody may read it, now or when its time comes
     * @param hash of all that the portal writes, with a word where nobody may read it
     * @param picture the number of its picture there; "0" without one
     */
    public record Remote(
            String id,
            boolean open,
            String address,
            String title,
            String html,
            String hash,
            String picture) {

        private static final String CLOSED = " closed";

        /** Whether its words are those of that hash, may it be read or not. */
        public boolean says(String other) {
            return other != null && words(hash).equals(words(other));
        }

        private static String words(String hash) {
            return hash.replace(CLOSED, "");
        }

        /** The same with another hash, for what is not to be taken as known. */
        public Remote known(String other) {
            return new Remote(id, open, address, title, html, other, picture);
        }
    }

    /** Whether a post with this address came from the portal. */
    static boolean ours(String slug) {
        return OURS.matcher(slug).matches();
    }

    /**
     * The post with this number; empty when somebody has deleted it.
     *
     * @throws CmsProblem also when nobody there knows of posts: that says nothing of this one
     */
    public Optional<Remote> find(String id) throws CmsProblem {
        CmsAnswer answer = get("posts/" + id + FIELDS);
        if (answer.wordPressError().equals("rest_post_invalid_id")) {
            return Optional.empty();
        }
        return Optional.of(remote(answer.ok().json())).filter(r -> !r.hash().isEmpty());
    }

    /** The post with this address, whatever its state. */
    public Optional<Remote> findBySlug(String slug) throws CmsProblem {
        JsonNode found =
                get("posts&slug=" + slug + "&status=publish,draft,pending,private,future" + FIELDS)
                        .ok()
                        .json();
        if (!found.isArray()) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no list");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(remote(found.get(0)));
    }

    public Remote create(Draft draft) throws CmsProblem {
        return illustrated(post("posts", json(draft)), draft);
    }

    public Remote update(String id, Draft draft) throws CmsProblem {
        return illustrated(post("posts/" + id, json(draft)), draft);
    }

    /** An answer that is lost between the two is no harm: the post is sent once more then. */
    private Remote illustrated(Remote post, Draft draft) throws CmsProblem {
        String wanted = pictures.put(post.id(), mark(draft.slug()), draft.picture());
        if (wanted.equals(post.picture())) {
            return post;
        }
        return post(
                "posts/" + post.id(),
                MAPPER.createObjectNode().put("featured_media", Integer.parseInt(wanted)));
    }

    /** "parvis-12-": what stands there for an item begins with it. */
    private static String mark(String slug) {
        return slug.replaceFirst("^(" + MARK + "\\d+-).*", "$1");
    }

    /** Nobody reads it there any more; staff of the site still have it as a draft. */
    public Remote withdraw(String id, String slug) throws CmsProblem {
        // whoever has the address of a picture could see it for ever
        pictures.put(id, mark(slug), null);
        return post("posts/" + id, MAPPER.createObjectNode().put("status", "draft"));
    }

    private CmsAnswer get(String path) throws CmsProblem {
        return http.get(WordPressLists.rest(site.url(), path), Map.of(), CmsHttp.MOST_BYTES);
    }

    private Remote post(String path, JsonNode json) throws CmsProblem {
        return remote(http.post(WordPressLists.rest(site.url(), path + FIELDS), json).ok().json());
    }

    private ObjectNode json(Draft draft) throws CmsProblem {
        ObjectNode json =
                MAPPER.createObjectNode()
                        .put("title", draft.title())
                        .put("excerpt", draft.summary())
                        .put("content", draft.html())
                        .put("slug", draft.slug())
                        .put("date_gmt", GMT.format(draft.since()))
                        .put("status", "publish");
        String category = draft.category() == null ? null : site.categories().get(draft.category());
        if (category != null) {
            JsonNode known = get("categories&slug=" + category + "&_fields=id").ok().json();
            if (!known.isEmpty()) {
                json.putArray("categories").add(known.get(0).path("id").asInt());
            }
        }
        return json;
    }

    /**
     * @throws CmsProblem when it is no post: what names none was not taken either
     */
    private static Remote remote(JsonNode post) throws CmsProblem {
        if (!post.path("id").isInt()) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no post");
        }
        String status = post.path("status").asText();
        boolean open = "publish".equals(status) || "future".equals(status);
        String title = post.at("/title/raw").asText();
        String html = post.at("/content/raw").asText();
        String hash =
                SecretToken.hash(title + "\0" + html + "\0" + post.at("/excerpt/raw").asText());
        return new Remote(
                post.path("id").asText(),
                open,
                post.path("link").asText(),
                title,
                html,
                // in the bin: for the portal it is gone
                "trash".equals(status) ? "" : open ? hash : hash + Remote.CLOSED,
                post.path("featured_media").asText("0"));
    }
}
