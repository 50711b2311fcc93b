package fr.parvis.content.service;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The news of the home page, which are the same for everybody. Each look asks, in one small
 * statement, which they are now and in which state of their rows; they are read again only where
 * that has changed. Whoever changes a row, on any node and in any way, makes it another state.
 */
@ApplicationScoped
public class NewsAtHome {

    @Inject NewsRepository repository;
    @Inject News news;
    @Inject MediaLibrary library;
    @Inject Clock clock;

    private volatile Kept kept = new Kept(List.of(), new Shown(List.of(), Map.of()));

    /**
     * Items with their pictures, to be looked at only: others look at them, too.
     *
     * @param pictures by their number
     */
    public record Shown(List<NewsItem> items, Map<Long, MediaItem> pictures) {

        public Shown {
            items = List.copyOf(items);
            // many an item has no picture: the copy of an immutable map refuses to be asked that
            pictures = Collections.unmodifiableMap(pictures);
        }
    }

    private record Kept(List<NewsRepository.State> states, Shown shown) {}

    /** The pinned ones first, then the latest. */
    public Shown first(int most) {
        List<NewsRepository.State> states = repository.atHome(clock.instant(), most);
        Kept known = kept;
        return known.states().equals(states) ? known.shown() : read(states, most);
    }

    /** Read after their states: these or later ones, never earlier. */
    private Shown read(List<NewsRepository.State> states, int most) {
        List<NewsItem> items = news.first(Section.NEWS, "", most);
        var shown =
                new Shown(items, library.pictures(items.stream().map(NewsItem::media).toList()));
        // others have come or gone meanwhile: nobody else is to see these under those states
        if (items.stream().map(NewsItem::id).toList().equals(ids(states))) {
            kept = new Kept(states, shown);
        }
        return shown;
    }

    private static List<Long> ids(List<NewsRepository.State> states) {
        return states.stream().map(NewsRepository.State::id).toList();
    }
}
