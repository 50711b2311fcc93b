package fr.parvis.family.entity;

import fr.parvis.kernel.SentFile;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of households, or of their children's enrolments, that was sent. */
@Entity
@Table(name = "family_import")
public class FamilyImport extends SentFile {

    /** What the lines of a file are about. */
    public enum Kind {
        HOUSEHOLDS,
        ENROLMENTS
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Convert(converter = FamilyReportConverter.class)
    private FamilyReport report;

    protected FamilyImport() {}

    public FamilyImport(Kind kind, String fileName, String content, String by, Instant now) {
        super(fileName, content, by, now);
        this.kind = kind;
    }

    /** It was imported: the file itself is forgotten. Twice at once, the first report stays. */
    public void finish(FamilyReport outcome, Instant now) {
        if (close(now)) {
            report = outcome;
        }
    }

    public Long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Null before it was imported. */
    public FamilyReport report() {
        return report;
    }
}
