package fr.parvis.embed.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The last good copy of the town site's look, by the address that it came from. */
@Entity
@Table(name = "shell_copy")
public class ShellCopy {

    @Id private String source;
    private String hash;
    private String page;

    @Column(name = "fetched_at")
    private Instant fetchedAt;

    protected ShellCopy() {}

    public ShellCopy(String source) {
        this.source = source;
    }

    /** A copy as the database has it, to be looked at. */
    public static ShellCopy kept(String source, String hash, String page) {
        var kept = new ShellCopy(source);
        kept.hash = hash;
        kept.page = page;
        return kept;
    }

    /**
     * Replaces the copy.
     *
     * @param page the shell as JSON
     */
    public void replace(String newHash, String newPage, Instant now) {
        hash = newHash;
        page = newPage;
        fetchedAt = now;
    }

    public String hash() {
        return hash;
    }

    public String page() {
        return page;
    }

    public Instant fetchedAt() {
        return fetchedAt;
    }
}
