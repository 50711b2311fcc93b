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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
    @Inject Clock clock;

    private volatile Map<String, Edition> current = Map.of();
    private volatile List<Procedure> sorted = List.of();
    private final Map<Long, Procedure> versions = new ConcurrentHashMap<>();

    /** A démarche with the id of its version. */
    public record Edition(Procedure procedure, long versionId) {}

    @Transactional
    void load(@Observes @Priority(100) PortalStarting starting) {
        var editions = new LinkedHashMap<String, Edition>();
        for (ProcedureFile file : read()) {
            Procedure procedure = file.procedure();
            long version =
                    repository.publish(
                            procedure.slug(),
                            SecretToken.hash(file.json()),
                            file.json(),
                            clock.instant());
            editions.put(procedure.slug(), new Edition(procedure, version));
            versions.put(version, procedure);
        }
        current = editions;
        sorted =
                editions.values().stream()
                        .map(Edition::procedure)
                        .sorted(Comparator.comparing(p -> FrenchText.folded(p.title())))
                        .toList();
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

    public Optional<Edition> find(String slug) {
        return Optional.ofNullable(slug).map(current::get);
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
