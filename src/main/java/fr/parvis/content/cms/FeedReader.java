package fr.parvis.content.cms;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import fr.parvis.kernel.SecretToken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Entries of a feed: RSS, Atom or JSON Feed, which SPIP, TYPO3 and nearly every other CMS have. A
 * feed names the latest only: what was published before its oldest entry stays. Where its entries
 * may stand in the order of their last change, what was published before the oldest of these stays.
 */
final class FeedReader implements CmsReader {

    private final CmsSettings.Source source;
    private final CmsHttp http;

    FeedReader(CmsSettings.Source source, CmsHttp http) {
        this.source = source;
        this.http = http;
    }

    @Override
    public News read(Known known) throws CmsProblem {
        Map<String, String> headers = new HashMap<>();
        // WordPress says "not modified" also after a deletion: now and then the feed is read anyway
        if (!known.whole()) {
            if (known.tag() != null) {
                headers.put("If-None-Match", known.tag());
            }
            if (known.date() != null) {
                headers.put("If-Modified-Since", known.date());
            }
        }
        CmsAnswer answer = http.get(source.url(), headers, CmsHttp.MOST_BYTES);
        if (answer.status() == CmsHttp.NOT_MODIFIED) {
            return new News(List.of(), java.util.Set.of(), known.tag(), known.date());
        }
        List<Entry> entries = parse(answer.ok());
        var changed = new ArrayList<Post>();
        var there = new HashSet<String>();
        for (Entry entry : entries) {
            Post post = entry.post();
            if (source.categoryFor(post.categories()).isPresent()) {
                there.add(post.id());
                if (!post.modified().equals(known.modified().get(post.id()))) {
                    changed.add(post);
                }
            }
        }
        Instant oldest = oldest(entries);
        var gone = new HashSet<String>();
        for (Map.Entry<String, Instant> one : known.since().entrySet()) {
            boolean covered = oldest == null || !one.getValue().isBefore(oldest);
            if (covered && !there.contains(one.getKey())) {
                gone.add(one.getKey());
            }
        }
        return new News(
                changed,
                gone,
                List.of(),
                answer.header("ETag"),
                answer.header("Last-Modified"),
                null,
                entries.isEmpty());
    }

    /**
     * What came later is named, if it is there. The dates of publication say so only where the
     * entries are seen to follow them: an old one that was corrected may be the last by chance.
     *
     * @return null when there is no date
     */
    private static Instant oldest(List<Entry> entries) {
        List<Instant> published = dates(entries, e -> e.post().published());
        List<Instant> last = dates(entries, Entry::last);
        boolean byPublication = falling(published) && !falling(last);
        return (byPublication ? published : last).stream().min(naturalOrder()).orElse(null);
    }

    private static List<Instant> dates(List<Entry> entries, Function<Entry, Instant> of) {
        return entries.stream().map(of).filter(Objects::nonNull).toList();
    }

    private static boolean falling(List<Instant> dates) {
        return dates.equals(dates.stream().sorted(reverseOrder()).toList());
    }

    /**
     * @param last when it was last written: the place of an old one that was corrected says nothing
     *     of what was published since; null when it does not say
     */
    private record Entry(Post post, Instant last) {

        static Entry of(Post post, Instant updated) {
            Instant from = post.published();
            boolean later = from == null || updated != null && updated.isAfter(from);
            return new Entry(post, later ? updated : from);
        }
    }

    private List<Entry> parse(CmsAnswer answer) throws CmsProblem {
        String head =
                new String(
                                answer.body(),
                                0,
                                Math.min(answer.body().length, 400),
                                StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .stripLeading();
        try {
            return head.startsWith("{") ? json(answer) : xml(answer);
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new CmsProblem(CmsProblem.Kind.NO_DATA, e.getClass().getSimpleName(), e);
        }
    }

    private List<Entry> json(CmsAnswer answer) throws IOException {
        JsonNode feed = new ObjectMapper().readTree(answer.body());
        if (!feed.path("version").asText().contains("jsonfeed.org")) {
            throw new IOException("no JSON Feed");
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode item : feed.path("items")) {
            var tags = new ArrayList<String>();
            item.path("tags").forEach(t -> tags.add(DrupalReader.slug(t.asText())));
            String html = item.path("content_html").asText("");
            String id = item.path("id").asText();
            if (!id.isBlank()) {
                entries.add(
                        Entry.of(
                                new Post(
                                        id,
                                        item.path("date_modified")
                                                .asText(SecretToken.hash(item.toString())),
                                        instant(item.path("date_published").asText("")),
                                        item.path("title").asText("").strip(),
                                        item.path("summary").asText(""),
                                        html.isEmpty()
                                                ? paragraphs(item.path("content_text").asText(""))
                                                : html,
                                        CmsText.address(
                                                item.path("url").asText(null), source.url()),
                                        tags,
                                        CmsText.address(item.path("image").asText(null), null),
                                        "",
                                        true),
                                instant(item.path("date_modified").asText(""))));
            }
        }
        return entries;
    }

    private List<Entry> xml(CmsAnswer answer) throws FeedException, IOException {
        var input = new SyndFeedInput();
        // refused as it is by default: a feed has no business with files of this machine
        input.setAllowDoctypes(false);
        SyndFeed feed = input.build(new XmlReader(answer.stream(), answer.header("Content-Type")));
        var entries = new ArrayList<Entry>();
        for (SyndEntry entry : feed.getEntries()) {
            String id = entry.getUri() == null ? entry.getLink() : entry.getUri();
            if (id != null) {
                Date updated = entry.getUpdatedDate();
                entries.add(
                        Entry.of(post(id, entry), updated == null ? null : updated.toInstant()));
            }
        }
        return entries;
    }

    private Post post(String id, SyndEntry entry) {
        String summary = entry.getDescription() == null ? "" : entry.getDescription().getValue();
        String html =
                entry.getContents().isEmpty() ? summary : entry.getContents().get(0).getValue();
        URI address = CmsText.address(entry.getLink(), source.url());
        String picture =
                entry.getEnclosures().stream()
                        .filter(e -> e.getType() != null && e.getType().startsWith("image/"))
                        .map(e -> e.getUrl())
                        .findFirst()
                        .orElse(null);
        String state =
                entry.getTitle() + html + summary + entry.getUpdatedDate() + entry.getCategories();
        return new Post(
                id,
                SecretToken.hash(state),
                instant(entry.getPublishedDate(), entry.getUpdatedDate()),
                CmsText.text(String.valueOf(entry.getTitle())),
                CmsText.text(summary),
                html,
                source.url().resolve(address),
                entry.getCategories().stream().map(c -> DrupalReader.slug(c.getName())).toList(),
                CmsText.address(picture, null),
                "",
                true);
    }

    private static String paragraphs(String text) {
        return org.jsoup.nodes.Entities.escape(text).replace("\n\n", "<p>").replace("\n", "<br>");
    }

    private static Instant instant(Date published, Date updated) {
        Date date = published == null ? updated : published;
        return date == null ? null : date.toInstant();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
