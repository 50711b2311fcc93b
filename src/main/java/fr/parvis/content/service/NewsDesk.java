package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsContent;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The news as communication staff write it. For anybody else there is none here. */
@ApplicationScoped
public class NewsDesk {

    /** Items on a page of the desk. */
    public static final int PAGE = 50;

    @Inject NewsRepository repository;
    @Inject CmsOutbox outbox;
    @Inject MediaRepository media;
    @Inject Categories categories;
    @Inject TownSettings town;
    @Inject Clock clock;

    private static void check(Account editor) {
        if (!editor.rights().editsContent()) {
            throw new NotFoundException("contents");
        }
    }

    /**
     * The latest changed first.
     *
     * @param number of the page, from 1
     */
    @Transactional
    public List<NewsItem> page(Section section, int number, Account editor) {
        check(editor);
        return repository.all(section, Math.multiplyExact(number - 1, PAGE), PAGE);
    }

    @Transactional
    public long count(Section section, Account editor) {
        check(editor);
        return repository.count(section);
    }

    @Transactional
    public NewsItem get(long id, Account editor) {
        check(editor);
        return repository.find(id).orElseThrow(() -> new NotFoundException("news " + id));
    }

    /** The changes of an item, the latest first. */
    @Transactional
    public List<NewsVersion> versions(long id, Account editor) {
        return get(id, editor).versions();
    }

    /**
     * What an item said after one of its changes.
     *
     * @throws NotFoundException when it has had no such change
     */
    @Transactional
    public NewsVersion version(long id, long edition, Account editor) {
        return versions(id, editor).stream()
                .filter(v -> v.edition() == edition)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("version " + edition));
    }

    /** Begins a draft. */
    @Transactional
    public NewsItem create(Section section, NewsContent said, Account editor) {
        check(editor);
        checkParts(section, said);
        var item = new NewsItem(section, said, editor.displayName(), clock.instant());
        item.review().written(editor.id());
        repository.add(item);
        return item;
    }

    /**
     * Says something else.
     *
     * @param version that the editor saw
     * @param dates that were typed
     * @throws DomainException when somebody changed it meanwhile
     */
    @Transactional
    public void write(long id, long version, NewsContent said, Dates dates, Account editor) {
        NewsItem item = locked(id, version, editor);
        checkParts(item.section(), said);
        say(item, said, dates, editor);
        outbox.changed(item);
    }

    /**
     * When something is to be read.
     *
     * @param from null for at once
     * @param until null for no end
     */
    public record Dates(Instant from, Instant until) {}

    private void say(NewsItem item, NewsContent said, Dates dates, Account editor) {
        Instant now = clock.instant();
        NewsState state = item.state(now);
        boolean live = state == NewsState.PUBLISHED || state == NewsState.SCHEDULED;
        boolean moved = state == NewsState.SCHEDULED && !item.planned(dates.from(), dates.until());
        if (town.content().review() && live && (moved || item.differs(said))) {
            // it would be read by everybody before it was by somebody else
            throw new DomainException("content.problem.secondReaderLive");
        }
        if (item.differs(said)) {
            item.review().written(editor.id());
        }
        item.plan(dates.from(), dates.until(), now);
        item.write(said, editor.displayName(), now);
    }

    /** Says something else, and that it is ready to be read by somebody else. */
    @Transactional
    public void askReview(long id, long version, NewsContent said, Dates dates, Account editor) {
        NewsItem item = locked(id, version, editor);
        checkParts(item.section(), said);
        checkDescribed(said.media());
        say(item, said, dates, editor);
        item.review().ask(editor.displayName(), clock.instant());
    }

    /** Makes it public, with what is typed now. */
    @Transactional
    public void publish(long id, long version, NewsContent said, Dates dates, Account editor) {
        Instant from = dates.from();
        Instant until = dates.until();
        NewsItem item = locked(id, version, editor);
        checkParts(item.section(), said);
        checkDescribed(said.media());
        if (town.content().review()) {
            item.review().read(editor.id(), item.differs(said));
        } else if (item.differs(said)) {
            item.review().written(editor.id());
            item.write(said, editor.displayName(), clock.instant());
        }
        boolean live = item.state(clock.instant()) == NewsState.PUBLISHED;
        if (!live || !Objects.equals(item.endsAt(), until)) {
            repository.lockSlugs();
            item.publish(from, until, repository::slugTaken, editor.displayName(), clock.instant());
        }
        outbox.changed(item);
    }

    /** Nobody is left out of what a picture says. */
    private void checkDescribed(NewsMedia with) {
        if (with.pictureId() != null) {
            media.find(with.pictureId())
                    .filter(p -> p.alt().isEmpty())
                    .ifPresent(
                            p -> {
                                throw new DomainException("content.problem.alt", p.name());
                            });
        }
    }

    @Transactional
    public void withdraw(long id, long version, Account editor) {
        NewsItem item = locked(id, version, editor);
        item.withdraw(editor.displayName(), clock.instant());
        outbox.changed(item);
    }

    private void checkParts(Section section, NewsContent said) {
        String category = said.text().category();
        boolean known =
                category == null
                        ? categories.of(section).isEmpty()
                        : categories.find(section, category).isPresent();
        if (!known) {
            throw new DomainException("content.problem.category");
        }
        Long picture = said.media().pictureId();
        boolean there =
                (picture == null || media.find(picture).filter(MediaItem::picture).isPresent())
                        && media.find(said.media().files()).stream()
                                        .filter(m -> !m.picture())
                                        .count()
                                == said.media().files().size();
        if (!there) {
            throw new DomainException("content.problem.mediumGone");
        }
        if (said.media().files().size() > NewsMedia.MOST_FILES) {
            throw new DomainException("content.problem.files", NewsMedia.MOST_FILES);
        }
    }

    private NewsItem locked(long id, long version, Account editor) {
        check(editor);
        NewsItem item = repository.lock(id).orElseThrow(() -> new NotFoundException("news " + id));
        if (item.version() != version) {
            throw new DomainException("content.problem.changed");
        }
        return item;
    }
}
