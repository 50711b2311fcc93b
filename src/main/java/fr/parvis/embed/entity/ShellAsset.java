package fr.parvis.embed.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A style sheet, picture, font or allowed script of the town's site, named by its content. */
@Entity
@Table(name = "shell_asset")
public class ShellAsset {

    @Id private String hash;

    @Column(name = "content_type")
    private String contentType;

    private byte[] content;

    @Column(name = "fetched_at")
    private Instant fetchedAt;

    protected ShellAsset() {}

    /**
     * @param hash hexadecimal SHA-256 of the content with its type
     */
    public ShellAsset(String hash, String contentType, byte[] content, Instant fetchedAt) {
        this.hash = hash;
        this.contentType = contentType;
        this.content = content.clone();
        this.fetchedAt = fetchedAt;
    }

    public String hash() {
        return hash;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] content() {
        return content.clone();
    }
}
