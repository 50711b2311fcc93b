package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * A news item on its way to the town's site. Written in the transaction of its change, so that none
 * is lost; sent until the site has it.
 */
@Entity
@Table(name = "cms_push")
public class CmsPush {

    private static final List<Duration> DELAYS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30));

    /** Nobody else takes it while one node speaks to the site. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    @Id
    @Column(name = "news_id")
    private Long newsId;

    @MapsId
    @OneToOne
    @JoinColumn(name = "news_id")
    private NewsItem news;

    /** How often its item has changed; what is being sent may be older. */
    private int wanted;

    @Column(name = "due_at")
    private Instant dueAt;

    /** Until then one node speaks to the site, and no other; null while none does. */
    @Column(name = "leased_until")
    private Instant leasedUntil;

    private int attempts;

    @Embedded private SiteFailure failure = new SiteFailure();

    @Column(name = "remote_id")
    private String remoteId;

    @Column(name = "remote_address")
    private String remoteAddress;

    @Column(name = "remote_hash")
    private String remoteHash;

    @Column(name = "sent_at")
    private Instant sentAt;

    private boolean conflict;

    @Column(name = "remote_title")
    private String remoteTitle;

    @Column(name = "remote_html")
    private String remoteHtml;

    private boolean force;

    /** Whether a person decided that what stands there is none of the portal's business. */
    @Column(name = "left_alone")
    private boolean leftAlone;

    protected CmsPush() {}

    public CmsPush(NewsItem news) {
        this.news = news;
    }

    /**
     * The item is another one: the site is to follow. What is disputed is looked at again. Whoever
     * sends an earlier state keeps it until that is done: two at once would overtake each other.
     */
    public void want(Instant now) {
        wanted++;
        attempts = 0;
        dueAt = now;
    }

    /** Somebody is about to send it. */
    public void begin(Instant now) {
        attempts++;
        // it is compared with what the database has kept of it
        leasedUntil = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Whoever began it tells how it ended. One that took so long that another node has begun is not
     * believed any more: the site is looked at again.
     *
     * @param lease as it was when it began
     * @return whether the caller has it still
     */
    public boolean end(Instant lease, Instant now) {
        if (!Objects.equals(lease, leasedUntil)) {
            dueAt = now;
            return false;
        }
        leasedUntil = null;
        return true;
    }

    /**
     * The site has it, or has it no more.
     *
     * @param change that was sent
     * @param next when it has to be looked at again by itself; null for never
     */
    public void sent(
            int change, String id, String address, String hash, Instant next, Instant now) {
        remoteId = id;
        remoteAddress = address;
        remoteHash = hash;
        sentAt = now;
        attempts = 0;
        failure().over();
        force = false;
        leftAlone = false;
        agree();
        // changed while it was sent: once more
        dueAt = change == wanted ? next : now;
    }

    /** The site did not take it. */
    public void failed(String key, String what, Instant now) {
        failure().happened(key, what, now);
        // a change while it was tried has begun to count anew
        dueAt = now.plus(DELAYS.get(Math.max(0, Math.min(attempts, DELAYS.size()) - 1)));
    }

    /**
     * Somebody changed the post there as well: nothing is written over.
     *
     * @param change that was to be sent
     * @param next when the item ends, and the post with it, whatever it says; null for never
     */
    public void disputed(int change, String title, String html, Instant next, Instant now) {
        attempts = 0;
        failure().over();
        boolean other = change != wanted;
        // taken back, or decided by a person, while the site was asked
        dueAt = other || force ? now : next;
        leftAlone = leftAlone && other;
        if (!force) {
            conflict = true;
            remoteTitle = title;
            remoteHtml = html;
        }
    }

    /**
     * Nothing of it is to be there, and what is there is the site's own.
     *
     * @param next when it may be sent by itself; null for never
     */
    public void rest(int change, Instant next, Instant now) {
        attempts = 0;
        failure().over();
        agree();
        dueAt = change == wanted ? next : now;
    }

    private void agree() {
        conflict = false;
        remoteTitle = null;
        remoteHtml = null;
    }

    /** A person decides for what the portal says. */
    public void insist(Instant now) {
        agree();
        force = true;
        attempts = 0;
        dueAt = now;
    }

    /**
     * A person decides for what the site says. What was last sent stays known: should the item go
     * there again one day, its post is another one, and a person is asked again.
     */
    public void leave() {
        agree();
        failure().over();
        force = false;
        leftAlone = true;
        // whoever is asking the site knows nothing of it
        leasedUntil = null;
        dueAt = null;
    }

    public NewsItem news() {
        return news;
    }

    public Long newsId() {
        return newsId;
    }

    public String remoteId() {
        return remoteId;
    }

    public String remoteAddress() {
        return remoteAddress;
    }

    public String remoteHash() {
        return remoteHash;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /** The state of the item that is to be there: a number for each change. */
    public int wanted() {
        return wanted;
    }

    public Instant leasedUntil() {
        return leasedUntil;
    }

    /** What fails, if anything does. */
    public SiteFailure failure() {
        if (failure == null) {
            failure = new SiteFailure();
        }
        return failure;
    }

    public boolean conflict() {
        return conflict;
    }

    public String remoteTitle() {
        return remoteTitle;
    }

    public String remoteHtml() {
        return remoteHtml;
    }

    public boolean force() {
        return force;
    }

    /** Whether what stands there is the site's own, until the item is to go there again. */
    public boolean leftAlone() {
        return leftAlone;
    }
}
