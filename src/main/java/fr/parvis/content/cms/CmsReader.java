package fr.parvis.content.cms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a site has published. Each kind of site has its own way of saying it. */
public interface CmsReader {

    /**
     * What the portal has of a site.
     *
     * @param modified of each item, by its id there; what begins with it where it is to be read
     *     anyway
     * @param since from when each is published
     * @param tag entity tag of the last answer; null when there was none
     * @param date what the last answer said of its date; null likewise
     * @param whole whether a "nothing new" is not to be believed this time
     * @param now the time of the pass
     */
    record Known(
            Map<String, String> modified,
            Map<String, Instant> since,
            String tag,
            String date,
            boolean whole,
            Instant now) {}

    /**
     * What a site has, compared with that.
     *
     * @param changed new or other than before
     * @param gone ids of what it has no more
     * @param refused titles of what makes no sense; the portal keeps what it has of it
     * @param problem why it is not all that is to be read; null when it is
     * @param empty whether it names nothing at all and says of nothing by itself that it is gone:
     *     perhaps it has lost for a while what it had
     */
    record News(
            List<Post> changed,
            Set<String> gone,
            List<String> refused,
            String tag,
            String date,
            CmsProblem problem,
            boolean empty) {

        public News {
            changed = List.copyOf(changed);
            gone = Set.copyOf(gone);
            refused = List.copyOf(refused);
        }

        News(List<Post> changed, Set<String> gone, String tag, String date) {
            this(changed, gone, List.of(), tag, date, null, false);
        }
    }

    News read(Known known) throws CmsProblem;

    /**
     * The reader of a source.
     *
     * @param own the same site, asked as the account that may read what is private there; null
     *     where nothing of that kind is read
     */
    static CmsReader of(CmsSettings.Source source, CmsHttp http, CmsHttp own) {
        return switch (source.kind()) {
            case WORDPRESS -> new WordPressReader(source, http, own);
            case DRUPAL -> new DrupalReader(source, http);
            case FEED -> new FeedReader(source, http);
        };
    }
}
