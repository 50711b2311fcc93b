package fr.parvis.procedure.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A version of the definition of a démarche. Written once, never changed: a request keeps the
 * version that it was filed with, so it is also safe to cache on every node.
 */
@Entity
@Cacheable
@Table(name = "procedure_version")
public class ProcedureVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String slug;
    private int number;
    private String definition;
    private String hash;

    @Column(name = "published_at")
    private Instant publishedAt;

    protected ProcedureVersion() {}

    public Long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    /** 1 for the first version of a démarche. */
    public int number() {
        return number;
    }

    /** The definition as JSON. */
    public String definition() {
        return definition;
    }

    /** SHA-256 of the file's content: the same content makes no new version. */
    public String hash() {
        return hash;
    }

    public Instant publishedAt() {
        return publishedAt;
    }
}
