package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Posts of a WordPress by its REST interface, asked as anybody may: what is a draft, scheduled,
 * private or in the bin is not in its answers. What is private is asked for apart, where the town
 * wants it, by an account: nothing public ever comes by that way, and nothing private by the other.
 * It has no entity tags, and a search by date says nothing of what is gone. So a pass reads the
 * numbers and dates of the latest posts, and then those whose date is another one.
 */
final class WordPressReader implements CmsReader {

    /** Dates are of whole seconds: a second change within one would not be seen. */
    private static final Duration UNSETTLED = Duration.ofMinutes(2);

    private final CmsSettings.Source source;
    private final CmsHttp http;
    private final CmsHttp own;
    private final WordPressLists lists;

    WordPressReader(CmsSettings.Source source, CmsHttp http, CmsHttp own) {
        this.source = source;
        this.http = http;
        this.own = own;
        this.lists = new WordPressLists(source);
    }

    @Override
    public News read(Known known) throws CmsProblem {
        Map<Integer, String> categories = lists.categories(http);
        Map<String, String> there = lists.latest(http, WordPressLists.PUBLIC, categories);
        if (own == null) {
            return read(there, categories, known, Set.of());
        }
        var closed = new HashSet<String>();
        var secret = new ArrayList<Post>();
        CmsProblem problem = null;
        try {
            Map<String, String> listed = lists.latest(own, WordPressLists.PRIVATE, categories);
            secret.addAll(closed(listed, categories, known));
            closed.addAll(listed.keySet());
        } catch (CmsProblem e) {
            problem = unread(e);
            // what cannot be asked for is not gone; what is public does not wait for it
            known.modified().entrySet().stream()
                    .filter(k -> WordPressPost.closed(k.getValue()))
                    .forEach(k -> closed.add(k.getKey()));
        }
        News open = read(there, categories, known, closed);
        var changed = new ArrayList<>(open.changed());
        changed.addAll(secret);
        return new News(
                changed,
                open.gone(),
                List.of(),
                null,
                null,
                both(open.problem(), problem),
                // what could not be asked for does not say that the site has something
                open.empty() && (problem != null || closed.isEmpty()));
    }

    /** The first names the sentence, the details tell of both. */
    private static CmsProblem both(CmsProblem missing, CmsProblem unread) {
        if (missing == null || unread == null) {
            return missing == null ? unread : missing;
        }
        return new CmsProblem(
                missing.kind(), missing.getMessage() + " · " + unread.getMessage(), unread);
    }

    private CmsProblem unread(CmsProblem why) {
        return new CmsProblem(
                CmsProblem.Kind.PRIVATE,
                String.join(
                        ", ",
                        source.privateUser(),
                        why.kind().name(),
                        String.valueOf(why.getMessage())),
                why);
    }

    /** The private ones that are other than before. */
    private List<Post> closed(
            Map<String, String> there, Map<Integer, String> categories, Known known)
            throws CmsProblem {
        var wanted = new ArrayList<String>();
        there.forEach(
                (id, modified) -> {
                    if (!modified.equals(known.modified().get(id))) {
                        wanted.add(id);
                    }
                });
        var posts = new ArrayList<Post>();
        for (JsonNode post : lists.posts(own, WordPressLists.PRIVATE, wanted)) {
            posts.add(WordPressPost.read(post, categories, source.url(), false));
        }
        return posts;
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
        boolean empty = there.isEmpty();
        for (String id : known.modified().keySet()) {
            if (!there.containsKey(id) && !closed.contains(id)) {
                Fate fate = fate(id, known.modified().get(id), categories);
                empty &= fate == Fate.UNKNOWN;
                if (fate != Fate.SHOWN) {
                    gone.add(id);
                }
            }
        }
        var changed = new ArrayList<Post>();
        for (JsonNode post : lists.posts(http, WordPressLists.PUBLIC, wanted)) {
            if (WordPressPost.locked(post)) {
                gone.add(post.path("id").asText());
            } else {
                changed.add(WordPressPost.read(post, categories, source.url(), true));
            }
        }
        return new News(changed, gone, List.of(), null, null, lists.missing(categories), empty);
    }

    private static boolean unsettled(String modified, Instant now) {
        Instant at = WordPressPost.instant(modified);
        // of the site's clock and ours: near enough
        return at != null && Duration.between(at, now).compareTo(UNSETTLED) < 0;
    }

    /** What a site says of a post that is not in its list. */
    private enum Fate {
        SHOWN,
        /** A draft, in the bin, behind a password, elsewhere: the site has it still. */
        HIDDEN,
        /** Deleted for ever, or the site has lost it. */
        UNKNOWN
    }

    /**
     * Not in the list: too old for it, or not public any more. While a category is missing, a post
     * that names none may be of that one.
     */
    private Fate fate(String id, String mark, Map<Integer, String> categories) throws CmsProblem {
        boolean incomplete = lists.missing(categories) != null;
        boolean closed = incomplete && own != null && WordPressPost.closed(mark);
        CmsAnswer answer =
                lists.ask(
                        closed ? own : http,
                        "posts/" + id + "&_fields=id,status,categories,content.protected");
        return switch (answer.wordPressError()) {
            case "rest_post_invalid_id" -> Fate.UNKNOWN;
            case "rest_forbidden" -> Fate.HIDDEN;
            default -> {
                JsonNode post = answer.ok().json();
                if (!id.equals(post.path("id").asText())) {
                    throw new CmsProblem(CmsProblem.Kind.NO_DATA, "no post " + id);
                }
                boolean hidden =
                        !(closed ? "private" : "publish").equals(post.path("status").asText())
                                || WordPressPost.locked(post)
                                || !incomplete
                                        && source.categoryFor(WordPressPost.names(post, categories))
                                                .isEmpty();
                yield hidden ? Fate.HIDDEN : Fate.SHOWN;
            }
        };
    }
}
