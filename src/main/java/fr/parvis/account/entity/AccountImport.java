package fr.parvis.account.entity;

import fr.parvis.kernel.SentFile;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of adults that was sent. What became of its lines stands with them. */
@Entity
@Table(name = "account_import")
public class AccountImport extends SentFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    protected AccountImport() {}

    public AccountImport(String fileName, String content, String createdByName, Instant now) {
        super(fileName, content, createdByName, now);
    }

    /** Every line was dealt with: what the file said is not needed any more. */
    public void finish(Instant now) {
        close(now);
    }

    public Long id() {
        return id;
    }
}
