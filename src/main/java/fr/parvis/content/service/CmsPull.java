package fr.parvis.content.service;

import fr.parvis.content.cms.CmsAnswer;
import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsHttp;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.CmsReader;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.cms.Post;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the sites of the town: every few minutes, and at once when one says that something changed.
 * No page ever waits for it. A pass compares all that a site shows with all that the portal has of
 * it, so each heals what an earlier one, or a lost message, left behind.
 */
@ApplicationScoped
public class CmsPull {

    private static final Logger LOG = Logger.getLogger(CmsPull.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MOST_PICTURE_BYTES = 12 * 1024 * 1024;

    @Inject Rounds rounds;
    @Inject CmsConfiguration configuration;
    @Inject CmsStates states;
    @Inject CmsIntake intake;
    @Inject MediaIntake media;

    @Inject
    @ConfigProperty(name = "parvis.cms.seconds")
    Optional<Integer> seconds;

    void start(@Observes PortalStarting starting) {
        intake.forgetAllBut(
                configuration.settings().sources().stream()
                        .map(CmsSettings.Source::id)
                        .collect(Collectors.toSet()));
        if (!configuration.settings().sources().isEmpty()) {
            states.begin();
            // each for itself: a site that is slow holds nobody else up
            for (CmsSettings.Source source : configuration.settings().sources()) {
                rounds.every(TICK, "reading " + source.id(), () -> passIfDue(source));
            }
        }
    }

    private void passIfDue(CmsSettings.Source source) {
        if (!states.claim(source.id(), period(source))) {
            return;
        }
        pass(source);
    }

    private Duration period(CmsSettings.Source source) {
        return seconds.map(Duration::ofSeconds).orElse(Duration.ofMinutes(source.minutes()));
    }

    void pass(CmsSettings.Source source) {
        try {
            var http = new CmsHttp(source.url(), null);
            CmsReader.Known known = intake.known(source.id());
            CmsReader.News read = CmsReader.of(source, http, own(source)).read(known);
            if (read.empty() && !read.gone().isEmpty()) {
                var empty = new CmsProblem(CmsProblem.Kind.EMPTY, known.modified().size() + " → 0");
                if (!states.emptied(source.id(), empty, period(source))) {
                    log(source, empty);
                    return;
                }
            }
            var refused = new ArrayList<>(read.refused());
            for (Post post : read.changed()) {
                if (!take(source, post, http)) {
                    refused.add(post.title().isEmpty() ? post.address().toString() : post.title());
                }
            }
            read.gone().forEach(id -> intake.vanish(source, id));
            if (read.problem() != null) {
                throw read.problem();
            }
            states.succeeded(source.id(), read, known.whole(), refused);
        } catch (CmsProblem e) {
            states.failed(source.id(), e.kind().key(), e.getMessage());
            log(source, e);
        } catch (RuntimeException e) {
            states.failed(source.id(), CmsProblem.Kind.NO_DATA.key(), e.getClass().getSimpleName());
            throw e;
        }
    }

    private static void log(CmsSettings.Source source, CmsProblem problem) {
        LOG.log(
                Level.INFO,
                "{0} could not be read: {1} {2}",
                new Object[] {source.id(), problem.kind(), problem.getMessage()});
    }

    private CmsHttp own(CmsSettings.Source source) {
        return source.privateUser() == null
                ? null
                : CmsHttp.of(source.url(), source.privateUser(), configuration.password());
    }

    /**
     * @return whether it makes sense
     */
    boolean take(CmsSettings.Source source, Post post, CmsHttp http) {
        if (source.categoryFor(post.categories()).isEmpty()) {
            return true;
        }
        // what its site has emptied is not said here for ever
        if (CmsIntake.body(post).isEmpty()) {
            intake.vanish(source, post.id());
            return false;
        }
        try {
            Long picture =
                    intake.wantsPicture(source.id(), post) ? picture(source, post, http) : null;
            intake.take(source, post, picture);
            return true;
        } catch (DomainException e) {
            LOG.log(
                    Level.INFO,
                    "{0} is not taken: {1}",
                    new Object[] {post.address(), e.messageKey()});
            return false;
        }
    }

    /** Written anew like any other; a text without its picture is better than none. */
    private Long picture(CmsSettings.Source source, Post post, CmsHttp http) {
        try {
            CmsAnswer file = http.get(post.picture(), Map.of(), MOST_PICTURE_BYTES).ok();
            String name = post.picture().getPath().replaceFirst(".*/", "");
            return media.picture(name, file.stream(), post.alt(), source.name()).id();
        } catch (CmsProblem | DomainException e) {
            LOG.log(Level.INFO, "{0} is left out: {1}", new Object[] {post.picture(), e});
            return null;
        }
    }
}
