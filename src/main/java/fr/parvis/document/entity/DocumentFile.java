package fr.parvis.document.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One file of a document: what is known of it. What it contains is in a store, encrypted. */
@Entity
@Table(name = "document_file")
public class DocumentFile {

    @Id private UUID id;

    @ManyToOne
    @JoinColumn(name = "document_id")
    private SupportingDocument document;

    private int position;
    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private long size;
    private String sha256;

    @Enumerated(EnumType.STRING)
    private FileState state;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    private String place;

    @Column(name = "preview_place")
    private String previewPlace;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "checked_at")
    private Instant checkedAt;

    protected DocumentFile() {}

    DocumentFile(SupportingDocument document, int position, NewFile file, Instant now) {
        this.id = file.id();
        this.document = document;
        this.position = position;
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.sha256 = file.sealed().sha256();
        this.state = file.state();
        this.wrappedKey = file.sealed().wrappedKey();
        this.place = file.sealed().place();
        this.previewPlace = file.sealed().previewPlace();
        this.createdAt = now;
        this.checkedAt = file.state() == FileState.CLEAN ? now : null;
    }

    /**
     * One to be looked at: what lists show of it, without its key.
     *
     * @param previewPlace null without a small picture
     */
    public static DocumentFile kept(
            SupportingDocument document,
            UUID id,
            int position,
            String name,
            String mediaType,
            long size,
            FileState state,
            String previewPlace) {
        var kept = new DocumentFile();
        kept.document = document;
        kept.id = id;
        kept.position = position;
        kept.name = name;
        kept.mediaType = mediaType;
        kept.size = size;
        kept.state = state;
        kept.previewPlace = previewPlace;
        return kept;
    }

    /** The scanner has found nothing. */
    public void found(FileState result, Instant now) {
        if (state != FileState.WAITING) {
            throw new IllegalStateException("file " + id + " is already " + state);
        }
        state = result;
        checkedAt = now;
    }

    /** The scanner answers, and not about this one: others are looked at before it comes again. */
    public void tried(Instant round) {
        checkedAt = round;
    }

    /** Its key, wrapped for another holder. */
    public void rebind(byte[] newKey) {
        wrappedKey = newKey.clone();
    }

    public UUID id() {
        return id;
    }

    public SupportingDocument document() {
        return document;
    }

    /** From 1. */
    public int position() {
        return position;
    }

    /** As it is shown, with the ending of what it is: {@code recto.jpg}. */
    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Bytes of what is read, not of what is in the store. */
    public long size() {
        return size;
    }

    public FileState state() {
        return state;
    }

    public boolean readable() {
        return state == FileState.CLEAN;
    }

    public boolean image() {
        return mediaType.startsWith("image/");
    }

    /** Whether there is a small picture of it. */
    public boolean hasPreview() {
        return previewPlace != null;
    }

    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    public String sha256() {
        return sha256;
    }

    public String place() {
        return place;
    }

    public String previewPlace() {
        return previewPlace;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
