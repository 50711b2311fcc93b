package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An uploaded file of adults: kept as it is until it is imported, then forgotten but for results.
 */
@Entity
@Table(name = "account_import")
public class AccountImport {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "file_name")
    private String fileName;

    private String content;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "done_at")
    private Instant doneAt;

    protected AccountImport() {}

    public AccountImport(String fileName, String content, String createdByName, Instant now) {
        this.fileName = fileName;
        this.content = content;
        this.createdByName = createdByName;
        this.createdAt = now;
    }

    /** Every line was dealt with: what the file said is not needed any more. */
    public void finish(Instant now) {
        if (doneAt == null) {
            doneAt = now;
            content = null;
        }
    }

    public boolean done() {
        return doneAt != null;
    }

    public Long id() {
        return id;
    }

    public String fileName() {
        return fileName;
    }

    /** Null once it is done. */
    public String content() {
        return content;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdByName() {
        return createdByName;
    }

    public Instant doneAt() {
        return doneAt;
    }
}
