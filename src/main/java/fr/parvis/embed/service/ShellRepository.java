package fr.parvis.embed.service;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.embed.entity.ShellCopy;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The copy of the town site's look that every node shares. */
@ApplicationScoped
class ShellRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /** The copy to be looked at: at the start, when the entity manager is not ready yet. */
    Optional<ShellCopy> look(String source) {
        return sql
                .rows(
                        "select hash, page from shell_copy where source = ?",
                        r -> ShellCopy.kept(source, r.getString(1), r.getString(2)),
                        source)
                .stream()
                .findFirst();
    }

    Optional<ShellCopy> copy(String source) {
        return Optional.ofNullable(entities.find(ShellCopy.class, source));
    }

    void save(ShellCopy copy) {
        entities.merge(copy);
    }

    Optional<ShellAsset> asset(String hash) {
        return Optional.ofNullable(entities.find(ShellAsset.class, hash));
    }

    /** Another node may be storing the same asset. */
    void add(ShellAsset asset, Instant now) {
        entities.createNativeQuery(
                        "insert into shell_asset (hash, content_type, content, fetched_at)"
                                + " values (?1, ?2, ?3, cast(?4 as timestamptz))"
                                + " on conflict (hash) do nothing")
                .setParameter(1, asset.hash())
                .setParameter(2, asset.contentType())
                .setParameter(3, asset.content())
                .setParameter(4, now.toString())
                .executeUpdate();
    }
}
