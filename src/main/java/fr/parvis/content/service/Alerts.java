package fr.parvis.content.service;

import fr.parvis.content.entity.NewsDestination;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import fr.parvis.web.PageCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The urgent sentence that stands on every page. Each node asks for it every other second, and has
 * it at hand: a page costs no question. When it changes, all copies of public pages are old at
 * once.
 */
@ApplicationScoped
public class Alerts {

    private static final Logger LOG = Logger.getLogger(Alerts.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(2);

    @Inject Rounds rounds;
    @Inject AlertRepository repository;
    @Inject Clock clock;

    private volatile Shown shown;

    /**
     * What is shown.
     *
     * @param link a page of the portal or an address; "" for none
     */
    public record Shown(
            long id, String text, String link, NewsDestination destination, Instant endsAt) {}

    /** Fired with a change; looked at when it is committed. */
    record Changed() {}

    void start(@Observes PortalStarting starting) {
        rounds.every(PERIOD, "looking for the urgent sentence", this::look);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        look();
    }

    private synchronized void look() {
        try {
            Shown now = repository.current(clock.instant()).orElse(null);
            if (!Objects.equals(now, shown)) {
                shown = now;
                PageCache.renewAll();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the urgent sentence stays as it was", e);
        }
    }

    private Optional<Shown> current() {
        return Optional.ofNullable(shown).filter(s -> s.endsAt().isAfter(clock.instant()));
    }

    /** For the pages of the portal. */
    public Optional<Shown> onPortal() {
        return current().filter(s -> s.destination() != NewsDestination.SITE);
    }

    /** For the town's site. */
    public Optional<Shown> onSite() {
        return current().filter(s -> s.destination().onSite());
    }
}
