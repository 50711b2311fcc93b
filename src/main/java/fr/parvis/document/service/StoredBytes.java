package fr.parvis.document.service;

import fr.parvis.document.store.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The store that the configuration names, and the list of what may have to be removed from it. A
 * place is written down, and committed, before anything is put there; the transaction that names it
 * in a document takes it off the list. So a crash at any moment leaves a place that is on the list,
 * or one that a document names, and never a document without its file.
 */
@ApplicationScoped
class StoredBytes {

    private static final Logger LOG = Logger.getLogger(StoredBytes.class.getName());

    /** Whoever takes longer to put a file in the store has failed. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final char BETWEEN = ':';

    @Inject @Any Instance<FileStore> stores;
    @Inject WasteRepository waste;
    @Inject Clock clock;

    @Inject
    @ConfigProperty(name = "parvis.document.store", defaultValue = "database")
    String chosen;

    /** A new place, on the list of what is removed unless somebody {@link #keep keeps} it. */
    @Transactional(TxType.REQUIRES_NEW)
    public String newPlace() {
        String place = store(chosen).name() + BETWEEN + UUID.randomUUID();
        waste.add(place, clock.instant().plus(LONGEST_WRITE));
        return place;
    }

    /** In a transaction of its own, for the store that is PostgreSQL. */
    @Transactional(TxType.REQUIRES_NEW)
    public void write(String place, Path content) {
        try {
            store(place).write(key(place), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream read(String place) throws IOException {
        return store(place).read(key(place));
    }

    /** Within the transaction that names the place in a document. */
    @Transactional(TxType.MANDATORY)
    public void keep(String place) {
        if (!waste.take(place)) {
            throw new IllegalStateException("the place was given up: " + place);
        }
    }

    /** Within the transaction after which nothing names the place any more; null is none. */
    @Transactional
    public void giveUp(String place) {
        if (place != null) {
            waste.add(place, clock.instant());
        }
    }

    /**
     * Removes one that is due. What the store refuses is tried again later.
     *
     * @return the place; empty when nothing is due
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<String> removeOne() {
        Optional<String> due = waste.takeDue(clock.instant());
        due.ifPresent(
                place -> {
                    try {
                        store(place).delete(key(place));
                    } catch (IOException e) {
                        LOG.log(Level.WARNING, "the store did not remove " + place, e);
                        waste.add(place, clock.instant().plus(RETRY));
                    }
                });
        return due;
    }

    private FileStore store(String place) {
        int between = place.indexOf(BETWEEN);
        String name = between < 0 ? place : place.substring(0, between);
        return stores.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "parvis.document.store: there is no store " + name));
    }

    private static String key(String place) {
        return place.substring(place.indexOf(BETWEEN) + 1);
    }
}
