package fr.parvis.kernel;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * A file that an agent sent to be imported: kept as it came until it is, then forgotten but for
 * what became of its lines.
 */
@MappedSuperclass
public abstract class SentFile {

    @Column(name = "file_name")
    private String fileName;

    private String content;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "done_at")
    private Instant doneAt;

    protected SentFile() {}

    protected SentFile(String fileName, String content, String createdByName, Instant now) {
        this.fileName = fileName;
        this.content = content;
        this.createdByName = createdByName;
        this.createdAt = now;
    }

    /** Every line was dealt with. Twice at once, only the first end counts: false for the other. */
    protected boolean close(Instant now) {
        if (doneAt != null) {
            return false;
        }
        doneAt = now;
        content = null;
        return true;
    }

    public boolean done() {
        return doneAt != null;
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
