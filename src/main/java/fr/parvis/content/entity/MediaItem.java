package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A picture or a PDF of the media library. Its bytes never change; what is said of it may. */
@Entity
@Table(name = "content_media")
public class MediaItem {

    public static final int ALT_LENGTH = 250;

    /** What it is. */
    public enum Sort {
        PICTURE,
        PDF
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String token;

    @Enumerated(EnumType.STRING)
    private Sort sort;

    private String name;
    private String alt = "";

    /** Name and alternative text without accents, for searching. */
    private String words;

    @Column(name = "media_type")
    private String mediaType;

    private int width;
    private int height;
    private long size;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "added_by")
    private String addedBy;

    protected MediaItem() {}

    private MediaItem(Sort sort, String token, String name, String mediaType, long size) {
        this.sort = sort;
        this.token = token;
        this.name = name;
        this.mediaType = mediaType;
        this.size = size;
        this.words = FrenchText.folded(name);
    }

    /**
     * @param size of the largest copy, in bytes; {@code width} and {@code height} in pixels
     */
    public static MediaItem picture(
            String token, String name, String mediaType, long size, int width, int height) {
        var picture = new MediaItem(Sort.PICTURE, token, name, mediaType, size);
        picture.width = width;
        picture.height = height;
        return picture;
    }

    public static MediaItem pdf(String token, String name, long size) {
        return new MediaItem(Sort.PDF, token, name, "application/pdf", size);
    }

    /** Says who put it there, and when. */
    public MediaItem added(String by, Instant now) {
        addedBy = by;
        addedAt = now;
        return this;
    }

    /**
     * Says what it shows.
     *
     * @throws DomainException when that is too long for somebody who has it read out
     */
    public void describe(String text) {
        String said = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (said.length() > ALT_LENGTH) {
            throw new DomainException("content.problem.altLong", ALT_LENGTH);
        }
        alt = said;
        words = FrenchText.folded(name + " " + alt);
    }

    /**
     * What a picture shows, as the desk has to say it.
     *
     * @throws DomainException when nothing is said
     */
    public static String requireAlt(String text) {
        if (text.isBlank()) {
            throw new DomainException("content.problem.altMissing");
        }
        return text.strip();
    }

    public Long id() {
        return id;
    }

    /** Of its address: 32 hexadecimal characters. */
    public String token() {
        return token;
    }

    public boolean picture() {
        return sort == Sort.PICTURE;
    }

    public Sort sort() {
        return sort;
    }

    /** With its ending. */
    public String name() {
        return name;
    }

    /** Its name without its ending, as words. */
    public String title() {
        String bare = name.replaceFirst("\\.[a-z]{3,4}$", "");
        return FrenchText.typography(bare.contains(" ") ? bare : bare.replaceAll("[-_]+", " "));
    }

    /** Of the file, below the place where it is had. */
    public String path() {
        return token + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What the picture shows; "" while nobody has said it. */
    public String alt() {
        return alt;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of the largest copy, in pixels; 0 for a PDF. */
    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public String addedBy() {
        return addedBy;
    }
}
