package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How reading a site of the town goes, as staff are told. */
@Entity
@Table(name = "cms_source")
public class CmsSource {

    /** A site that is put up again, or moves, is empty for a while. */
    private static final Duration EMPTY_BELIEVED = Duration.ofHours(2);

    /**
     * After more than this without a pass, or two passes left out, nobody knows what was between.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int MOST_NAMED = 10;

    /** Of cms.yaml. */
    @Id private String id;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "succeeded_at")
    private Instant succeededAt;

    @Embedded private SiteFailure failure = new SiteFailure();

    private int refused;

    @Column(name = "refused_which")
    private String refusedWhich;

    private String tag;
    private String date;

    @Column(name = "whole_at")
    private Instant wholeAt;

    @Column(name = "empty_since")
    private Instant emptySince;

    @Version private long version;

    protected CmsSource() {}

    /**
     * A pass came to its end.
     *
     * @param left what of it the portal did not take, by its titles
     */
    public void succeeded(
            String newTag, String newDate, boolean whole, List<String> left, Instant now) {
        checkedAt = now;
        succeededAt = now;
        failure().over();
        emptySince = null;
        refused = left.size();
        refusedWhich =
                left.isEmpty()
                        ? null
                        : left.stream().limit(MOST_NAMED).collect(Collectors.joining(" · "));
        tag = newTag;
        date = newDate;
        if (whole) {
            wholeAt = now;
        }
    }

    /** A pass did not: what the portal has stays as it is. */
    public void failed(String key, String what, Instant now) {
        checkedAt = now;
        failure().happened(key, what, now);
        emptySince = null;
    }

    /**
     * A pass found nothing at all, where there was something. What the portal has stays until each
     * pass of some hours has found as much.
     *
     * @param period between two passes
     * @return whether it is believed now
     */
    public boolean emptied(String key, String what, Duration period, Instant now) {
        Duration twice = period.multipliedBy(2);
        Duration pause = twice.compareTo(LONGEST_PAUSE) > 0 ? twice : LONGEST_PAUSE;
        boolean goesOn = emptySince != null && !checkedAt.plus(pause).isBefore(now);
        Instant since = goesOn ? emptySince : now;
        failed(key, what, now);
        emptySince = since;
        return !now.isBefore(since.plus(EMPTY_BELIEVED));
    }

    public String id() {
        return id;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public Instant succeededAt() {
        return succeededAt;
    }

    /** What fails, if anything does. */
    public SiteFailure failure() {
        if (failure == null) {
            failure = new SiteFailure();
        }
        return failure;
    }

    /** Posts of the last pass that the portal did not take. */
    public int refused() {
        return refused;
    }

    /** The titles of the first of them; null when it took all. */
    public String refusedWhich() {
        return refusedWhich;
    }

    public String tag() {
        return tag;
    }

    public String date() {
        return date;
    }

    public Instant wholeAt() {
        return wholeAt;
    }
}
