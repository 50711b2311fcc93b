package fr.parvis.appointment.entity;

import fr.parvis.kernel.SecretToken;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A calendar in which a service receives. The town's files make it; from its first change in the
 * back office on it lives here (src/doc/decisions/0025-appointments.md).
 */
@Entity
@Table(name = "appointment_calendar")
public class AppointmentCalendar {

    @Id private String id;
    private String service;
    private String title;
    private String place;
    private String bring;

    @Convert(converter = CalendarRulesConverter.class)
    private CalendarRules rules;

    @Column(name = "file_hash")
    private String fileHash;

    @Column(name = "edited_at")
    private Instant editedAt;

    @Column(name = "edited_by")
    private String editedBy;

    @Column(name = "feed_hash")
    private String feedHash;

    @Column(name = "feed_since")
    private Instant feedSince;

    @Version private long version;

    protected AppointmentCalendar() {}

    /** Where people go, and what they bring. */
    public record Words(String title, String place, String bring) {}

    public AppointmentCalendar(
            String id, String service, Words words, CalendarRules rules, String fileHash) {
        this.id = id;
        this.service = service;
        say(words);
        this.rules = rules;
        this.fileHash = fileHash;
    }

    private void say(Words words) {
        title = words.title();
        place = words.place();
        bring = words.bring();
    }

    /**
     * The town's files say this. What agents changed stays theirs.
     *
     * @return whether something is different now
     */
    public boolean fromFile(String of, Words words, CalendarRules given, String hash) {
        if (editedAt != null || hash.equals(fileHash)) {
            return false;
        }
        service = of;
        say(words);
        rules = given;
        fileHash = hash;
        return true;
    }

    /** An agent changes it: from now on the files do not. */
    public void edit(Words words, CalendarRules given, String agent, Instant now) {
        say(words);
        rules = given.checked();
        editedAt = now;
        editedBy = agent;
    }

    /**
     * Opens its feed at a secret address; an earlier one opens nothing any more.
     *
     * @return the secret, which is told this once
     */
    public String openFeed(Instant now) {
        String secret = SecretToken.create();
        feedHash = SecretToken.hash(secret);
        feedSince = now;
        return secret;
    }

    /** Nobody reads the feed any more. */
    public void closeFeed() {
        feedHash = null;
        feedSince = null;
    }

    public String id() {
        return id;
    }

    public String service() {
        return service;
    }

    public String title() {
        return title;
    }

    public String place() {
        return place;
    }

    /** What to bring; null when nothing. */
    public String bring() {
        return bring;
    }

    public CalendarRules rules() {
        return rules;
    }

    public Instant editedAt() {
        return editedAt;
    }

    public String editedBy() {
        return editedBy;
    }

    /** Since when the feed is open; null while it is closed. */
    public Instant feedSince() {
        return feedSince;
    }

    public long version() {
        return version;
    }
}
