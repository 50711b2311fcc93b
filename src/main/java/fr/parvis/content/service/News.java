package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The texts that everybody may read now: news, and those of the other sections. */
@ApplicationScoped
public class News {

    /** Items on a page of the list. */
    public static final int PAGE = 10;

    @Inject NewsRepository repository;
    @Inject Clock clock;

    /**
     * A part of the list.
     *
     * @param total of all parts
     */
    public record Part(List<NewsItem> items, int number, long total) {

        public Part {
            items = List.copyOf(items);
        }

        public boolean hasNext() {
            return (long) number * PAGE < total;
        }
    }

    /**
     * @param category "" for all
     * @param number of the part, from 1
     * @throws NotFoundException when the list is shorter than that
     */
    @Transactional
    public Part part(Section section, String category, int number) {
        var now = clock.instant();
        List<NewsItem> items =
                repository.published(
                        section, category, now, Math.multiplyExact(number - 1, PAGE), PAGE);
        if (items.isEmpty() && number > 1) {
            throw new NotFoundException("part " + number + " of the news");
        }
        return new Part(items, number, repository.countPublished(section, category, now));
    }

    /**
     * The first of the list.
     *
     * @param category "" for all
     */
    @Transactional
    public List<NewsItem> first(Section section, String category, int most) {
        return repository.published(section, category, clock.instant(), 0, most);
    }

    /** The latest, for feeds and maps. */
    @Transactional
    public List<NewsItem> latest(Section section, int most) {
        return repository.latest(section, clock.instant(), most);
    }

    /**
     * @throws NotFoundException also for what is a draft, scheduled, ended or withdrawn
     */
    @Transactional
    public NewsItem get(Section section, String slug) {
        return repository
                .published(section, slug, clock.instant())
                .orElseThrow(() -> new NotFoundException("news " + slug));
    }
}
