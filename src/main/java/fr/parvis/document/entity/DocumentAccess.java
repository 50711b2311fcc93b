package fr.parvis.document.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody opened a file of a draft or a request: a line of the "relevé". */
@Entity
@Table(name = "document_access")
public class DocumentAccess {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "document_id")
    private UUID documentId;

    @Column(name = "file_id")
    private UUID fileId;

    @Column(name = "file_name")
    private String fileName;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private DocumentActor.Side reader;

    @Column(name = "reader_id")
    private Long readerId;

    @Column(name = "reader_name")
    private String readerName;

    protected DocumentAccess() {}

    public DocumentAccess(DocumentFile file, DocumentActor reader, Instant at) {
        this.documentId = file.document().id();
        this.fileId = file.id();
        this.fileName = file.name();
        this.at = at;
        this.reader = reader.side();
        this.readerId = reader.account();
        this.readerName = reader.name();
    }

    /** One to be looked at. */
    public static DocumentAccess kept(
            long id,
            UUID documentId,
            UUID fileId,
            String fileName,
            Instant at,
            DocumentActor reader) {
        var kept = new DocumentAccess();
        kept.id = id;
        kept.documentId = documentId;
        kept.fileId = fileId;
        kept.fileName = fileName;
        kept.at = at;
        kept.reader = reader.side();
        kept.readerId = reader.account();
        kept.readerName = reader.name();
        return kept;
    }

    /** Grows with time. */
    public long id() {
        return id;
    }

    public UUID documentId() {
        return documentId;
    }

    public UUID fileId() {
        return fileId;
    }

    public String fileName() {
        return fileName;
    }

    public Instant at() {
        return at;
    }

    public DocumentActor.Side reader() {
        return reader;
    }

    /** Null for somebody without an account. */
    public Long readerId() {
        return readerId;
    }

    public String readerName() {
        return readerName;
    }
}
