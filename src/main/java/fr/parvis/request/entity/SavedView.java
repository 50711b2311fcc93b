package fr.parvis.request.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an agent wants to see of the queue again and again, under a name of the agent's own. */
@Entity
@Table(name = "saved_view")
public class SavedView {

    /** Views that an agent may keep: as many as a list shows at a glance. */
    public static final int MOST = 20;

    /** Characters of a name at the most. */
    public static final int LONGEST_NAME = 60;

    /** Characters of the words that are looked for, at the most. */
    public static final int LONGEST_WORDS = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "account_id")
    private long accountId;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "queue_view")
    private QueueView view;

    private String slug;
    private String words;

    @Enumerated(EnumType.STRING)
    private QueueSort sort;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SavedView() {}

    /**
     * @param slug of a démarche; "" for all
     * @param words a number, or the beginning of a name; "" for all
     */
    public SavedView(
            long accountId,
            String name,
            QueueView view,
            String slug,
            String words,
            QueueSort sort,
            Instant now) {
        this.accountId = accountId;
        this.view = view;
        this.slug = slug;
        this.words = words;
        this.sort = sort;
        this.createdAt = now;
        rename(name);
    }

    /** A view as the database has it, to be looked at. */
    public static SavedView kept(
            long id, String name, QueueView view, String slug, String words, QueueSort sort) {
        var kept = new SavedView();
        kept.id = id;
        kept.name = name;
        kept.view = view;
        kept.slug = slug;
        kept.words = words;
        kept.sort = sort;
        return kept;
    }

    /** Gives it this name, without spaces around it and with single ones inside. */
    public void rename(String wanted) {
        String plain = wanted == null ? "" : wanted.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
        if (plain.isEmpty()) {
            throw new DomainException("request.savedView.nameMissing");
        }
        if (plain.codePointCount(0, plain.length()) > LONGEST_NAME) {
            throw new DomainException("request.savedView.nameTooLong", LONGEST_NAME);
        }
        name = plain;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public QueueView view() {
        return view;
    }

    public String slug() {
        return slug;
    }

    public String words() {
        return words;
    }

    public QueueSort sort() {
        return sort;
    }
}
