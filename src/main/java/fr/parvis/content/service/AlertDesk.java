package fr.parvis.content.service;

import fr.parvis.account.entity.Account;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.UrgentAlert;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Communication staff place the urgent sentence, and take it away. */
@ApplicationScoped
public class AlertDesk {

    private static final int LISTED = 10;

    @Inject AlertRepository repository;
    @Inject Event<Alerts.Changed> changed;
    @Inject Clock clock;

    private static void check(Account editor) {
        if (!editor.rights().editsContent()) {
            throw new NotFoundException("alerts");
        }
    }

    /** The latest first. */
    @Transactional
    public List<UrgentAlert> latest(Account editor) {
        check(editor);
        return repository.latest(LISTED);
    }

    /**
     * Places one, instead of the one that is there.
     *
     * @throws DomainException when it says nothing, or its end is no moment to come
     */
    @Transactional
    public void place(
            String text, String link, NewsDestination where, Instant until, Account editor) {
        check(editor);
        Instant now = clock.instant();
        var alert = new UrgentAlert(text, link, where, until, editor.displayName(), now);
        repository.latest(LISTED).stream()
                .filter(a -> a.shownAt(now))
                .forEach(a -> a.remove(editor.displayName(), now));
        repository.add(alert);
        changed.fire(new Alerts.Changed());
    }

    /**
     * @throws NotFoundException when there is none with this number
     */
    @Transactional
    public void remove(long id, Account editor) {
        check(editor);
        repository
                .lock(id)
                .orElseThrow(() -> new NotFoundException("alert " + id))
                .remove(editor.displayName(), clock.instant());
        changed.fire(new Alerts.Changed());
    }
}
