package fr.parvis.content.service;

import fr.parvis.account.service.CitizenGroups;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnCounts;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the town writes for the citizen who makes this request, and not for everybody. Nothing here
 * takes a person or a group: nobody can name those of somebody else.
 */
@ApplicationScoped
public class OwnNews {

    /** Items on a page of the list. */
    static final int PAGE = 50;

    @Inject CurrentUser user;
    @Inject OwnNewsRepository repository;
    @Inject OwnGroups mine;
    @Inject Event<CitizenGroups> groups;
    @Inject Clock clock;

    /**
     * A part of the list.
     *
     * @param more whether another one follows
     */
    public record Part(List<NewsItem> items, int number, boolean more) {

        public Part {
            items = List.copyOf(items);
        }
    }

    /**
     * The list; pinned ones first, then the latest. What counts as unread stands on one of its
     * parts.
     *
     * @param category "" for all
     * @param number of the part, from 1
     * @throws NotFoundException when the list is shorter than that
     */
    @Transactional
    public Part part(Section section, String category, int number) {
        List<NewsItem> items =
                repository.list(
                        section,
                        category,
                        mine.keys(),
                        clock.instant(),
                        Math.multiplyExact(number - 1, PAGE),
                        PAGE + 1);
        if (items.isEmpty() && number > 1) {
            throw new NotFoundException("part " + number + " of the own news");
        }
        boolean more = items.size() > PAGE;
        return new Part(more ? items.subList(0, PAGE) : items, number, more);
    }

    /**
     * @throws NotFoundException also for what is for others
     */
    @Transactional
    public NewsItem get(Section section, String slug) {
        return repository
                .find(section, slug, mine.keys(), clock.instant())
                .orElseThrow(() -> new NotFoundException("own news " + slug));
    }

    /** The citizen reads it: it counts no more. */
    public void read(NewsItem item) {
        repository.markRead(item.id(), user.citizen().id(), clock.instant());
    }

    /** Numbers of those that the citizen has read. */
    public Set<Long> read() {
        return repository.read(user.citizen().id());
    }

    /** How many the citizen has not read. */
    public Later<Integer> unread(Section section) {
        return repository
                .unread(section, user.citizen().id(), clock.instant())
                .map(this::countMine);
    }

    private int countMine(List<OwnNewsRepository.Unread> all) {
        // which groups one belongs to costs more than most dashboards need
        boolean asked = all.stream().anyMatch(u -> !u.audience().isEmpty());
        Set<String> keys = asked ? mine.keys() : Set.of();
        return all.stream()
                .filter(u -> u.audience().isEmpty() || meets(u.audience(), keys))
                .mapToInt(OwnNewsRepository.Unread::count)
                .sum();
    }

    /** For the widget of the town's site. */
    void count(@Observes OwnCounts counts) {
        counts.add("news", unread(Section.NEWS).get());
    }

    private static boolean meets(String audience, Collection<String> keys) {
        return !Collections.disjoint(Set.of(audience.split(" ")), keys);
    }

    /** Why the citizen gets it: the names of the groups that count; none for all signed in. */
    public List<String> why(NewsItem item) {
        if (item.reach().groups().isEmpty()) {
            return List.of();
        }
        var all = new CitizenGroups();
        groups.fire(all);
        Set<String> counting =
                item.reach().groups().stream()
                        .filter(mine.keys()::contains)
                        .collect(Collectors.toSet());
        return all.all().stream()
                .filter(g -> counting.contains(g.key()))
                .map(CitizenGroups.Group::title)
                .toList();
    }

    /** A picture or file of something that is for the citizen. */
    public Optional<MediaLibrary.Content> medium(String token, int width) {
        return repository
                .bytes(token, width, mine.keys(), clock.instant())
                .map(MediaLibrary::content);
    }
}
