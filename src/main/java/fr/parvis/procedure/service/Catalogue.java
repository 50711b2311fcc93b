package fr.parvis.procedure.service;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * The démarches of the town: those of today, and every version that a request was filed with. Read
 * from the town's files at the start; each new content becomes a version in the database.
 */
@ApplicationScoped
@Named
public class Catalogue {

    @Inject TownFiles files;
    @Inject TownSettings town;
    @Inject ProcedureRepository repository;
    @Inject Publishing publishing;

    private Future<List<ProcedureFile>> reading;

    private volatile Map<String, Edition> current = Map.of();
    private volatile List<Procedure> sorted = List.of();
    private volatile List<Procedure> instructed = List.of();
    private final Map<Long, Procedure> versions = new ConcurrentHashMap<>();

    /** A démarche with the id of its version. */
    public record Edition(Procedure procedure, long versionId) {}

    /** Reads the files while the database is made ready, which needs no town. */
    void readAhead(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object context) {
        var task = new FutureTask<>(this::read);
        new Thread(task, "parvis-catalogue").start();
        reading = task;
    }

    void load(@Observes @Priority(100) PortalStarting starting) {
        List<ProcedureFile> read = reading == null ? read() : awaited(reading);
        Map<ProcedureFile, String> hashes = new IdentityHashMap<>();
        read.forEach(f -> hashes.put(f, SecretToken.hash(f.json())));
        Map<String, Long> published = repository.published(hashes.values());
        var editions = new LinkedHashMap<String, Edition>();
        for (ProcedureFile file : read) {
            Procedure procedure = file.procedure();
            Long known = published.get(procedure.slug() + " " + hashes.get(file));
            long version = known == null ? publishing.publish(file, hashes.get(file)) : known;
            editions.put(procedure.slug(), new Edition(procedure, version));
            versions.put(version, procedure);
        }
        current = editions;
        List<Procedure> byTitle =
                editions.values().stream()
                        .map(Edition::procedure)
                        .sorted(Comparator.comparing(p -> FrenchText.folded(p.title())))
                        .toList();
        sorted = byTitle.stream().filter(Procedure::offered).toList();
        instructed = byTitle.stream().filter(p -> !p.opensElsewhere()).toList();
    }

    private static <T> T awaited(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the portal starts", e);
        }
    }

    /** All files, so that one start names the mistakes of all of them. */
    private List<ProcedureFile> read() {
        var read = new ArrayList<ProcedureFile>();
        var problems = new ArrayList<ConfigurationException.Problem>();
        for (Path path : files.procedures()) {
            try {
                read.add(ProcedureFile.read(path, town));
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return read;
    }

    /** All démarches of today, in the order of their titles. */
    public List<Procedure> all() {
        return sorted;
    }

    /** Another object whenever the catalogue changed: what was derived from it is stale. */
    public Object edition() {
        return current;
    }

    /** One of those that are offered. */
    public Optional<Edition> find(String slug) {
        return any(slug).filter(e -> e.procedure().offered());
    }

    /**
     * The same démarche as it is offered today: who may file it, until when and how often is said
     * by today's definition, whatever form was begun with. The one given where it is offered no
     * more.
     */
    public Procedure offered(Procedure begun) {
        return find(begun.slug()).map(Edition::procedure).orElse(begun);
    }

    /** Also one that other pages of the portal file. */
    public Optional<Edition> any(String slug) {
        return Optional.ofNullable(slug).map(current::get);
    }

    /** Those of today that a service instructs, also the ones that are not offered. */
    public List<Procedure> instructed(Set<String> services) {
        return instructed.stream().filter(p -> services.contains(p.service())).toList();
    }

    /**
     * @throws NotFoundException when the town has no such démarche
     */
    public Edition get(String slug) {
        return find(slug).orElseThrow(() -> new NotFoundException("démarche " + slug));
    }

    /** The definition that a draft or a request keeps. */
    public Procedure version(long id) {
        return versions.computeIfAbsent(
                id, v -> ProcedureFile.parse(repository.version(v).definition()));
    }
}
