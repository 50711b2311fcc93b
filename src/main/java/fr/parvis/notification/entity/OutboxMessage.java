package fr.parvis.notification.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail or a short message that is to leave, or has left. Written in the transaction of the change
 * that it tells of; its Message-ID stays the same at every attempt, so that a receiver can tell a
 * repeated one.
 */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

    /** How long to wait after each failed attempt; after the last one a person decides. */
    static final List<Duration> DELAYS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    private static final int LONGEST_ERROR = 500;
    private static final String MAIL = "MAIL";
    private static final String SMS = "SMS";
    private static final Pattern PHONE = Pattern.compile("\\+\\d{6,}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String channel = MAIL;
    private String recipient;
    private String subject;
    private String text;
    private String html;

    @Column(name = "attachment_name")
    private String attachmentName;

    @Column(name = "attachment_type")
    private String attachmentType;

    private byte[] attachment;

    @Column(name = "message_id")
    private String messageId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    private int attempts;

    /** Those before somebody had it sent again: the delays are counted from there. */
    @Column(name = "attempts_before")
    private int attemptsBefore;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected OutboxMessage() {}

    public OutboxMessage(
            String recipient,
            String subject,
            String text,
            String html,
            String messageId,
            Instant now) {
        this.recipient = recipient;
        this.subject = subject;
        this.text = text;
        this.html = html;
        this.messageId = messageId;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /**
     * A short message.
     *
     * @param number international: "+33612345678"
     * @param subject for administrators
     * @param reference the same at every attempt
     */
    public static OutboxMessage sms(
            String number, String subject, String text, String reference, Instant now) {
        var message = new OutboxMessage(number, subject, text, "", reference, now);
        message.channel = SMS;
        return message;
    }

    /**
     * A file goes with it.
     *
     * @param type media type with its parameters
     */
    public void attach(String name, String type, byte[] content) {
        attachmentName = name;
        attachmentType = type;
        attachment = content;
    }

    /** It has left: it is never sent again. */
    public void sent(Instant now) {
        attempts++;
        sentAt = now;
        nextAttemptAt = null;
        lastError = null;
    }

    /** An attempt failed: the next one comes later, or never once all delays are used up. */
    public void failed(String error, Instant now) {
        int tried = attempts - attemptsBefore;
        nextAttemptAt = tried < DELAYS.size() ? now.plus(DELAYS.get(tried)) : null;
        attempts++;
        // PostgreSQL takes no control characters
        String plain = unnamed(error).replaceAll("\\p{Cntrl}+", " ");
        lastError = plain.length() > LONGEST_ERROR ? plain.substring(0, LONGEST_ERROR) : plain;
    }

    /** Servers repeat the address that they refuse, and the error is shown and logged. */
    private String unnamed(String error) {
        return recipient.isEmpty()
                ? error
                : Pattern.compile(recipient, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                        .matcher(error)
                        .replaceAll(Matcher.quoteReplacement(masked(recipient)));
    }

    /**
     * An address or a number that its owner recognises and nobody else: "l•••@example.fr", "•••78".
     */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        if (at >= 1) {
            return address.substring(0, 1) + "•••" + address.substring(at);
        }
        return "•••"
                + (PHONE.matcher(address).matches() ? address.substring(address.length() - 2) : "");
    }

    /** Whether it goes to a phone and not to a mailbox. */
    public boolean bySms() {
        return SMS.equals(channel);
    }

    public Long id() {
        return id;
    }

    public String recipient() {
        return recipient;
    }

    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    public String html() {
        return html;
    }

    /** Null without a file. */
    public String attachmentName() {
        return attachmentName;
    }

    public String attachmentType() {
        return attachmentType;
    }

    public byte[] attachment() {
        return attachment;
    }

    public String messageId() {
        return messageId;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public String lastError() {
        return lastError;
    }
}
