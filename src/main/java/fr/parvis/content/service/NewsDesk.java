package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The news as communication staff write it. For anybody else there is none here. */
@ApplicationScoped
public class NewsDesk {

    /** Items on a page of the desk. */
    public static final int PAGE = 50;

    /** Words that follow the address of the list and are no item. */
    private static final String RESERVED = "categorie";

    @Inject NewsRepository repository;
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
    public List<NewsItem> page(int number, Account editor) {
        check(editor);
        return repository.all(Math.multiplyExact(number - 1, PAGE), PAGE);
    }

    @Transactional
    public long count(Account editor) {
        check(editor);
        return repository.count();
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
    public NewsItem create(NewsText text, Account editor) {
        check(editor);
        checkCategory(text);
        var item = new NewsItem(text, editor.displayName(), clock.instant());
        repository.add(item);
        return item;
    }

    /**
     * Says something else.
     *
     * @param version that the editor saw
     * @throws DomainException when somebody changed it meanwhile
     */
    @Transactional
    public void write(long id, long version, NewsText text, Account editor) {
        checkCategory(text);
        locked(id, version, editor).write(text, editor.displayName(), clock.instant());
    }

    /**
     * Makes it public, with what is typed now.
     *
     * @param from null for at once
     * @param until null for no end
     */
    @Transactional
    public void publish(
            long id, long version, NewsText text, Instant from, Instant until, Account editor) {
        checkCategory(text);
        NewsItem item = locked(id, version, editor);
        if (!item.text().equals(text)) {
            item.write(text, editor.displayName(), clock.instant());
        }
        repository.lockSlugs();
        item.publish(from, until, this::taken, editor.displayName(), clock.instant());
    }

    @Transactional
    public void withdraw(long id, long version, Account editor) {
        locked(id, version, editor).withdraw(editor.displayName(), clock.instant());
    }

    private boolean taken(String slug) {
        return slug.equals(RESERVED) || repository.slugTaken(slug);
    }

    private void checkCategory(NewsText text) {
        boolean known =
                text.category() == null
                        ? town.newsCategories().isEmpty()
                        : town.newsCategory(text.category()).isPresent();
        if (!known) {
            throw new DomainException("content.problem.category");
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
