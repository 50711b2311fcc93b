package fr.parvis.content.service;

import fr.parvis.content.cms.CmsReader;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.cms.Post;
import fr.parvis.content.entity.CmsItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.entity.NewsReach;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes news of what a site has published. What another site says is never typed over here. */
@ApplicationScoped
class CmsIntake {

    /** How long "nothing new" is believed. */
    private static final Duration BELIEVED = Duration.ofMinutes(30);

    private static final String AGAIN = " again";

    @Inject CmsRepository repository;
    @Inject NewsRepository news;
    @Inject Categories categories;
    @Inject Clock clock;

    /** What the portal has of a source. */
    @Transactional
    public CmsReader.Known known(String source) {
        var state = repository.source(source);
        Map<String, String> modified = new HashMap<>();
        Map<String, Instant> since = new HashMap<>();
        Instant now = clock.instant();
        for (CmsItem item : repository.items(source)) {
            if (shown(item)) {
                // read as if it had changed, for the sake of its picture
                modified.put(
                        item.remoteId(), item.modified() + (item.pictureDue(now) ? AGAIN : ""));
                since.put(item.remoteId(), item.since());
            }
        }
        boolean whole = state.wholeAt() == null || state.wholeAt().isBefore(now.minus(BELIEVED));
        return new CmsReader.Known(modified, since, state.tag(), state.date(), whole, now);
    }

    /** What a post says, cleaned; "" when it says nothing. */
    static String body(Post post) {
        String html = SiteText.of(post.html(), post.address());
        return html.isEmpty() ? SiteText.of(post.summary(), post.address()) : html;
    }

    private static boolean shown(CmsItem item) {
        return item.news().decided() == NewsState.PUBLISHED;
    }

    /** Whether a picture is another one than was taken before, or none was. */
    @Transactional
    public boolean wantsPicture(String source, Post post) {
        return post.picture() != null
                && repository
                        .item(source, post.id())
                        .filter(i -> post.picture().toString().equals(i.picture()))
                        .isEmpty();
    }

    /**
     * Takes a post, or what it says now.
     *
     * @param picture in the library, where one was just taken; null otherwise
     * @throws fr.parvis.kernel.DomainException when it has no title, or is too long
     */
    @Transactional
    public void take(CmsSettings.Source source, Post post, Long picture) {
        Instant now = clock.instant();
        String body = body(post);
        Instant from = post.published() == null ? now : post.published();
        NewsText text =
                NewsText.ofSite(
                        post.title(),
                        post.summary(),
                        body,
                        source.categoryFor(post.categories()).orElseThrow());
        String hash =
                SecretToken.hash(
                        String.join(
                                "\0",
                                List.of(
                                        text.title(),
                                        text.summary(),
                                        body,
                                        text.category(),
                                        post.address().toString(),
                                        String.valueOf(post.published()),
                                        String.valueOf(post.picture()),
                                        String.valueOf(post.open()))));
        repository.lock(source.id());
        Optional<CmsItem> known = repository.item(source.id(), post.id());
        boolean said = known.filter(i -> shown(i) && hash.equals(i.hash())).isPresent();
        boolean same = said && picture == null;
        CmsItem item = known.orElseGet(() -> begun(source, post, text, from, now));
        if (!same) {
            illustrate(item, post, picture);
            NewsItem shown = item.news();
            if (known.isPresent()) {
                shown.addressTo(reach(post));
                shown.follow(
                        text, post.address().toString(), from, news::slugTaken, source.name(), now);
            }
        }
        item.news().standIn(section(text.category()));
        boolean lost = post.picture() != null && item.news().media().pictureId() == null;
        if (!lost) {
            item.illustrated();
        } else if (!said || item.pictureDue(now)) {
            item.pictureLost(!said, now);
        }
        item.seen(
                post.modified(),
                hash,
                from,
                post.picture() == null || lost ? null : post.picture().toString());
        repository.add(item);
    }

    private CmsItem begun(
            CmsSettings.Source source, Post post, NewsText text, Instant from, Instant now) {
        NewsItem item = NewsItem.ofSite(source.id());
        item.addressTo(reach(post));
        news.lockSlugs();
        item.follow(text, post.address().toString(), from, news::slugTaken, source.name(), now);
        news.add(item);
        return new CmsItem(source.id(), post.id(), item);
    }

    /** A site says of a post that it is private, not for whom. */
    private static NewsReach reach(Post post) {
        return post.open() ? NewsReach.everybody() : NewsReach.signedIn();
    }

    /** A category of the town says whether it is news or practical information. */
    private Section section(String category) {
        return categories.find(Section.NEWS, category).isPresent()
                ? Section.NEWS
                : Section.PRACTICAL;
    }

    private static void illustrate(CmsItem item, Post post, Long picture) {
        if (post.picture() == null) {
            item.news().illustrate(NewsMedia.none());
        } else if (picture != null) {
            item.news().illustrate(new NewsMedia(picture, List.of()));
        }
    }

    /** Nobody could change what came from a site that the town has given up: it goes. */
    @Transactional
    public void forgetAllBut(Set<String> sources) {
        repository.ofOthers(sources).forEach(i -> i.vanish(i.news().changedBy(), clock.instant()));
    }

    /** What a site has no more is read by nobody from now on. */
    @Transactional
    public void vanish(CmsSettings.Source source, String remoteId) {
        repository.lock(source.id());
        repository
                .item(source.id(), remoteId)
                .ifPresent(i -> i.vanish(source.name(), clock.instant()));
    }
}
