package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which post of a site is which news item, and what was last seen of it. */
@Entity
@Table(name = "cms_item")
public class CmsItem {

    /** A picture that could not be had is asked for again, and in the end no more. */
    private static final List<Duration> PICTURE_AGAIN =
            List.of(
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(1),
                    Duration.ofDays(1));

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String source;

    @Column(name = "remote_id")
    private String remoteId;

    @ManyToOne
    @JoinColumn(name = "news_id")
    private NewsItem news;

    private String modified;
    private String hash;
    private Instant since;
    private String picture;

    @Column(name = "picture_lost")
    private int pictureLost;

    @Column(name = "picture_again_at")
    private Instant pictureAgainAt;

    protected CmsItem() {}

    public CmsItem(String source, String remoteId, NewsItem news) {
        this.source = source;
        this.remoteId = remoteId;
        this.news = news;
    }

    /**
     * Notes what was taken.
     *
     * @param seenHash of all that was taken
     * @param seenPicture its address there; null without one
     */
    public void seen(String seenModified, String seenHash, Instant from, String seenPicture) {
        modified = seenModified;
        hash = seenHash;
        since = from;
        picture = seenPicture;
    }

    /** Its picture is there, or it has none. */
    public void illustrated() {
        pictureLost = 0;
        pictureAgainAt = null;
    }

    /**
     * Its picture could not be had.
     *
     * @param other whether the post is another one than when it last failed
     */
    public void pictureLost(boolean other, Instant now) {
        pictureLost = other ? 1 : pictureLost + 1;
        pictureAgainAt =
                pictureLost > PICTURE_AGAIN.size()
                        ? null
                        : now.plus(PICTURE_AGAIN.get(pictureLost - 1));
    }

    /** Whether its picture, which could not be had, is to be asked for once more. */
    public boolean pictureDue(Instant now) {
        return pictureAgainAt != null && !pictureAgainAt.isAfter(now);
    }

    /** The site has it no more: should it come back, its picture is taken again. */
    public void vanish(String by, Instant now) {
        news.vanish(by, now);
        picture = null;
    }

    /** Id of the site in cms.yaml. */
    public String source() {
        return source;
    }

    public String remoteId() {
        return remoteId;
    }

    public NewsItem news() {
        return news;
    }

    public String modified() {
        return modified;
    }

    public String hash() {
        return hash;
    }

    public Instant since() {
        return since;
    }

    public String picture() {
        return picture;
    }
}
