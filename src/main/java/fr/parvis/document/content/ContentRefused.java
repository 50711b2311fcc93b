package fr.parvis.document.content;

/** A file is not taken. The reason is the end of the key of a sentence. */
public class ContentRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason of {@code document.refused.…}
     */
    public ContentRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
