package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of a news item: who made it, and what the item said from then on. Never changed. */
@Entity
@Table(name = "content_news_version")
public class NewsVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "news_id")
    private NewsItem item;

    private int edition;
    private Instant at;
    private String actor;

    @Enumerated(EnumType.STRING)
    private NewsState state;

    @Embedded private NewsText text;

    @Embedded private NewsMedia media;

    @Embedded private NewsReach reach;

    @Column(name = "publish_at")
    private Instant publishAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    protected NewsVersion() {}

    NewsVersion(NewsItem item, Instant at, String actor) {
        this.item = item;
        this.edition = item.edition();
        this.at = at;
        this.actor = actor;
        this.state = item.state(at);
        this.text = item.text().copy();
        this.media = item.media().copy();
        this.reach = item.reach().copy();
        this.publishAt = item.publishAt();
        this.endsAt = item.endsAt();
    }

    /** 1 for the first. */
    public int edition() {
        return edition;
    }

    public Instant at() {
        return at;
    }

    /** The name of whoever made the change. */
    public String actor() {
        return actor;
    }

    /** Where the item stood after the change. */
    public NewsState state() {
        return state;
    }

    public NewsText text() {
        return text;
    }

    /** For whom it was. */
    public NewsReach reach() {
        return reach == null ? NewsReach.everybody() : reach;
    }

    public NewsMedia media() {
        return media == null ? NewsMedia.none() : media;
    }

    public Instant publishAt() {
        return publishAt;
    }

    public Instant endsAt() {
        return endsAt;
    }
}
