package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.WordPressPosts;
import fr.parvis.content.entity.CmsPush;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * News that goes to the town's site: noted with the change that it tells of, so that none is lost,
 * and decided by a person where both sides changed.
 */
@ApplicationScoped
public class CmsOutbox {

    private static final int MOST_SHOWN = 50;

    @Inject CmsPushRepository repository;
    @Inject MediaRepository media;
    @Inject CmsConfiguration configuration;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    /**
     * What is to be there now.
     *
     * @param change which of its item's changes made it so
     * @param lease until when it is this node's
     * @param draft null when nothing is
     * @param leftAlone whether what stands there is the site's own
     * @param next when that changes by itself; null for never
     */
    record Task(
            long newsId,
            int change,
            Instant lease,
            String slug,
            WordPressPosts.Draft draft,
            String remoteId,
            String remoteHash,
            boolean force,
            boolean leftAlone,
            Instant next) {}

    /** An item was changed: in the same transaction it is noted that the site is to follow. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(NewsItem item) {
        Optional<CmsPush> known = repository.lock(item.id());
        boolean goes = item.destination().onSite() && item.reach().open();
        boolean follows = goes || known.isPresent();
        boolean begun = item.decided() != NewsState.DRAFT;
        if (configuration.publish().isEmpty() || !follows || !begun) {
            return;
        }
        CmsPush push = known.orElseGet(() -> new CmsPush(item));
        push.want(clock.instant());
        repository.add(push);
    }

    /** The next that is due, taken for this node. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Task> claim() {
        Instant now = clock.instant();
        return repository
                .claim(now)
                .map(
                        push -> {
                            push.begin(now);
                            return task(push, now);
                        });
    }

    private Task task(CmsPush push, Instant now) {
        NewsItem item = push.news();
        String slug = WordPressPosts.MARK + item.id() + "-" + item.slug();
        NewsState state = item.state(now);
        // what is for certain people only is never sent, whatever else says so
        boolean there =
                state == NewsState.PUBLISHED && item.destination().onSite() && item.reach().open();
        WordPressPosts.Draft draft =
                there
                        ? new WordPressPosts.Draft(
                                slug,
                                item.text().title(),
                                item.text().summary(),
                                TextElsewhere.html(item, files(item), portal),
                                item.text().category(),
                                item.publishAt(),
                                picture(item))
                        : null;
        Instant next =
                state == NewsState.SCHEDULED ? item.publishAt() : there ? item.endsAt() : null;
        return new Task(
                item.id(),
                push.wanted(),
                push.leasedUntil(),
                slug,
                draft,
                push.remoteId(),
                push.remoteHash(),
                push.force(),
                push.leftAlone(),
                next);
    }

    private List<MediaItem> files(NewsItem item) {
        return item.media().files().stream().map(media::find).flatMap(Optional::stream).toList();
    }

    private WordPressPosts.Picture picture(NewsItem item) {
        Long id = item.media().pictureId();
        return Optional.ofNullable(id)
                .flatMap(media::find)
                .flatMap(
                        m ->
                                media.ofDesk(m.token(), m.width())
                                        .map(
                                                b ->
                                                        new WordPressPosts.Picture(
                                                                m.token(),
                                                                b.mediaType(),
                                                                m.alt(),
                                                                b.content())))
                .orElse(null);
    }

    /**
     * @param remote as it is there now; null when nothing is
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void sent(Task task, WordPressPosts.Remote remote) {
        ended(
                task,
                (push, now) ->
                        push.sent(
                                task.change(),
                                remote == null ? null : remote.id(),
                                remote == null ? null : remote.address(),
                                remote == null ? null : remote.hash(),
                                task.next(),
                                now));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(Task task, CmsProblem problem) {
        ended(task, (push, now) -> push.failed(problem.kind().key(), problem.getMessage(), now));
    }

    /**
     * @param remote null when it was deleted there
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void disputed(Task task, WordPressPosts.Remote remote) {
        ended(
                task,
                (push, now) ->
                        push.disputed(
                                task.change(),
                                remote == null ? null : remote.title(),
                                remote == null ? null : RichText.clean(remote.html()),
                                task.next(),
                                now));
    }

    /** Nothing of the portal is to be there, and the site was asked nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void rested(Task task) {
        ended(task, (push, now) -> push.rest(task.change(), task.next(), now));
    }

    private void ended(Task task, BiConsumer<CmsPush, Instant> how) {
        Instant now = clock.instant();
        repository
                .lock(task.newsId())
                .filter(push -> push.end(task.lease(), now))
                .ifPresent(push -> how.accept(push, now));
    }

    @Transactional
    public List<CmsPush> latest(Account editor) {
        check(editor);
        return repository.latest(MOST_SHOWN);
    }

    /** What the portal says goes to the site, whatever stands there. */
    @Transactional
    public void insist(long newsId, Account editor) {
        check(editor);
        conflict(newsId).insist(clock.instant());
    }

    /**
     * What the site says stays there, and the portal leaves it alone from now on. What was for the
     * site only is not published here by that.
     */
    @Transactional
    public void leave(long newsId, Account editor) {
        check(editor);
        CmsPush push = conflict(newsId);
        NewsItem item = push.news();
        Instant now = clock.instant();
        if (item.destination() == NewsDestination.BOTH) {
            item.destine(NewsDestination.PORTAL);
        } else if (item.state(now).mayBecome(NewsState.WITHDRAWN)) {
            item.withdraw(editor.displayName(), now);
        }
        push.leave();
    }

    private CmsPush conflict(long newsId) {
        return repository
                .lock(newsId)
                .filter(CmsPush::conflict)
                .orElseThrow(() -> new NotFoundException("conflict of " + newsId));
    }

    private static void check(Account editor) {
        if (!editor.rights().editsContent()) {
            throw new NotFoundException("sites");
        }
    }
}
