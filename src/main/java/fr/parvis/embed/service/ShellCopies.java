package fr.parvis.embed.service;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.embed.entity.ShellCopy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The last good copy, in the database: a node that starts while the site is down has it too. */
@ApplicationScoped
public class ShellCopies {

    @Inject ShellRepository repository;
    @Inject Clock clock;

    public Optional<ShellCopy> load(String source) {
        return repository.look(source);
    }

    /** Keeps a shell with its files. Older files stay: pages in browsers still name them. */
    @Transactional
    public void save(String source, String hash, String page, List<ShellAsset> assets) {
        keep(assets);
        ShellCopy copy = repository.copy(source).orElseGet(() -> new ShellCopy(source));
        copy.replace(hash, page, clock.instant());
        repository.save(copy);
    }

    /** Keeps files only: of a shell that is worn for now. */
    @Transactional
    public void keep(List<ShellAsset> assets) {
        assets.forEach(a -> repository.add(a, clock.instant()));
    }

    @Transactional
    public Optional<ShellAsset> asset(String hash) {
        return repository.asset(hash);
    }
}
