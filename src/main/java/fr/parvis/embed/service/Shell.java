package fr.parvis.embed.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.embed.entity.ShellPage;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The look of the town's site, worn by every page: fetched in the background once a minute, never
 * on a visitor's request; when the site or one of its files does not answer, the last good copy;
 * without one, what there is, or the bundled shell.
 */
@ApplicationScoped
public class Shell {

    /** Stands for the context root in what is kept: it is known when a page is written. */
    public static final String ROOT = "@@PARVIS-ROOT@@";

    private static final Logger LOG = Logger.getLogger(Shell.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** How long a file that does not answer keeps the look of before, and with it its menus. */
    static final Duration PATIENCE = Duration.ofHours(6);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject Rounds rounds;
    @Inject ShellCopies copies;
    @Inject TownSettings town;
    @Inject Clock clock;

    private volatile ShellPage current;
    private volatile String currentHash = "";
    private volatile boolean failing;
    private final Map<URI, Instant> missing = new HashMap<>();
    private final AtomicBoolean refreshing = new AtomicBoolean();

    void start(@Observes PortalStarting starting) {
        current = new BundledShell(town).page();
        if (source() == null) {
            return;
        }
        copies.load(source())
                .ifPresent(
                        copy -> {
                            current = parse(copy.page());
                            currentHash = copy.hash();
                        });
        rounds.every(Duration.ZERO, PERIOD, "reading the town's look", this::refresh);
    }

    /** The shell of now; another object when the look changed. */
    public ShellPage current() {
        return current;
    }

    private String source() {
        return town.website().shell();
    }

    /** Fetches the look anew; what is not good does not replace what is. */
    void refresh() {
        if (!refreshing.compareAndSet(false, true)) {
            return;
        }
        try {
            var result = read();
            if (isToBeCompleted(result)) {
                forNow(result);
                throw new IOException("missing: " + result.missing());
            }
            String json = MAPPER.writeValueAsString(result.page());
            String hash = SecretToken.hash(json);
            if (!Objects.equals(hash, currentHash)) {
                copies.save(source(), hash, json, result.assets());
                current = result.page();
                currentHash = hash;
                LOG.info("the town's site has a new look");
            }
            if (failing) {
                LOG.info("the town's site answers again");
            }
            failing = false;
        } catch (IOException e) {
            // said once, not every minute of an outage
            LOG.log(failing ? Level.FINE : Level.WARNING, "the town''s look is kept: {0}", e + "");
            failing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the town's look could not be read", e);
        } finally {
            refreshing.set(false);
        }
    }

    private ShellReader.Result read() throws IOException, InterruptedException {
        try {
            return new ShellReader(town.website(), clock.instant()).read();
        } catch (IOException e) {
            // nothing is known of its files meanwhile
            missing.clear();
            throw e;
        }
    }

    private boolean isToBeCompleted(ShellReader.Result result) {
        Instant now = clock.instant();
        missing.keySet().retainAll(result.missing());
        result.missing().forEach(file -> missing.putIfAbsent(file, now));
        return missing.values().stream().anyMatch(since -> now.isBefore(since.plus(PATIENCE)));
    }

    /**
     * Some files did not answer: that is better than the bundled shell, where there has never been
     * a good one, until the next reading; and nothing that other nodes or a new start should have.
     */
    private void forNow(ShellReader.Result result) {
        if (currentHash.isEmpty() && !result.page().equals(current)) {
            copies.keep(result.assets());
            current = result.page();
        }
    }

    private static ShellPage parse(String json) {
        try {
            return MAPPER.readValue(json, ShellPage.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
