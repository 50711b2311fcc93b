package fr.parvis.notification.service;

import java.util.ArrayList;
import java.util.List;

/**
 * What a mail says, in words: the two templates (text and HTML) make the same mail of it.
 * Paragraphs are plain text.
 */
public final class Mail {

    private final String recipient;
    private final String subject;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();
    private String buttonLabel;
    private String buttonUrl;
    private Attachment attachment;

    /**
     * A file that goes with a mail.
     *
     * @param type media type with its parameters
     */
    public record Attachment(String name, String type, byte[] content) {}

    /** A line of the mail's table: "Démarche", "Demander un acte de naissance". */
    public record Fact(String label, String value) {}

    private Mail(String recipient, String subject) {
        this.recipient = recipient;
        this.subject = subject;
    }

    /**
     * @param subject without the name of the town, which every subject begins with
     */
    public static Mail to(String recipient, String subject) {
        return new Mail(recipient, subject);
    }

    public Mail say(String paragraph) {
        paragraphs.add(paragraph);
        return this;
    }

    public Mail fact(String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
        return this;
    }

    /** The one button, whose address also stands in the text. */
    public Mail button(String label, String url) {
        buttonLabel = label;
        buttonUrl = url;
        return this;
    }

    /** The one file that goes with it. */
    public Mail attach(String name, String type, byte[] content) {
        attachment = new Attachment(name, type, content);
        return this;
    }

    /** What stands below the button, smaller: the law, the contact. */
    public Mail close(String paragraph) {
        closing.add(paragraph);
        return this;
    }

    public String getRecipient() {
        return recipient;
    }

    public String getSubject() {
        return subject;
    }

    public List<String> getParagraphs() {
        return paragraphs;
    }

    public List<Fact> getFacts() {
        return facts;
    }

    public List<String> getClosing() {
        return closing;
    }

    /** Null without one. */
    public Attachment getAttachment() {
        return attachment;
    }

    public String getButtonLabel() {
        return buttonLabel;
    }

    public String getButtonUrl() {
        return buttonUrl;
    }
}
