package fr.parvis.document.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A "pièce justificative": its type, and one to four files (front and back). */
@Entity
@Table(name = "document")
public class SupportingDocument {

    /** Files of a document at the most; PostgreSQL holds to it, too. */
    public static final int MOST_FILES = 4;

    @Id private UUID id;
    @Embedded private DocumentHolder holder;
    private Integer slot;
    private String type;
    private String title;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "added_by")
    private DocumentActor.Side addedBy;

    @Column(name = "added_by_id")
    private Long addedById;

    @Column(name = "added_by_name")
    private String addedByName;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @OneToMany(mappedBy = "document", cascade = CascadeType.PERSIST)
    private List<DocumentFile> files = new ArrayList<>();

    protected SupportingDocument() {}

    /** Somebody begins to add one: it is nobody's until {@link #finish}. */
    public SupportingDocument(DocumentHolder holder, DocumentActor by, Instant now) {
        this(UUID.randomUUID(), holder, by, now);
    }

    /** The same under an id by which it is known beforehand. */
    public SupportingDocument(UUID id, DocumentHolder holder, DocumentActor by, Instant now) {
        this.id = id;
        this.holder = holder;
        this.addedBy = by.side();
        this.addedById = by.account();
        this.addedByName = by.name();
        this.createdAt = now;
    }

    /**
     * A finished one, to be looked at: {@link #keep} gives it its files.
     *
     * @param by who added it
     */
    public static SupportingDocument kept(
            UUID id,
            DocumentHolder holder,
            DocumentDescription about,
            DocumentActor by,
            Instant createdAt,
            Instant finishedAt) {
        var kept = new SupportingDocument();
        kept.id = id;
        kept.holder = holder;
        kept.addedBy = by.side();
        kept.addedById = by.account();
        kept.addedByName = by.name();
        kept.createdAt = createdAt;
        kept.finishedAt = finishedAt;
        kept.describe(about);
        return kept;
    }

    /** A file of one that is looked at. */
    public void keep(DocumentFile file) {
        files.add(file);
    }

    /** What was said of it; checked by the service, which knows the town's types. */
    public void describe(DocumentDescription about) {
        type = about.type();
        title = about.title();
        expiresOn = about.expiresOn();
    }

    /** The first place that no file has; empty when there are as many files as there may be. */
    public Optional<Integer> freePosition() {
        return IntStream.rangeClosed(1, MOST_FILES)
                .filter(p -> files.stream().noneMatch(f -> f.position() == p))
                .boxed()
                .findFirst();
    }

    /**
     * @param position a free one
     */
    public DocumentFile add(NewFile file, int position, Instant now) {
        var added = new DocumentFile(this, position, file, now);
        files.add(added);
        return added;
    }

    /** From now on it is listed. */
    public void finish(int freeSlot, Instant now) {
        slot = freeSlot;
        finishedAt = now;
    }

    /** It belongs to somebody else from now on; the keys of its files are rebound beside. */
    public void move(DocumentHolder to, Integer freeSlot) {
        holder = to;
        slot = freeSlot;
    }

    public UUID id() {
        return id;
    }

    public DocumentHolder holder() {
        return holder;
    }

    /** Id of one of the town's types; null while nobody has chosen. */
    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** Null when it stays valid. */
    public LocalDate expiresOn() {
        return expiresOn;
    }

    /** Whether its last day has passed. */
    public boolean expired(LocalDate today) {
        return expiresOn != null && expiresOn.isBefore(today);
    }

    public DocumentActor.Side addedBy() {
        return addedBy;
    }

    /** Null for somebody without an account. */
    public Long addedById() {
        return addedById;
    }

    public String addedByName() {
        return addedByName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean finished() {
        return finishedAt != null;
    }

    /** By their position. */
    public List<DocumentFile> files() {
        return files.stream().sorted(Comparator.comparingInt(DocumentFile::position)).toList();
    }

    public boolean full() {
        return freePosition().isEmpty();
    }

    public Optional<DocumentFile> file(UUID file) {
        return files.stream().filter(f -> f.id().equals(file)).findFirst();
    }
}
