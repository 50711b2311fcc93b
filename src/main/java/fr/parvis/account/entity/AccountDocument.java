package fr.parvis.account.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A file that a citizen sent because an agent asked for a document before activating the space.
 * What it is says its content, never its name.
 */
@Entity
@Table(name = "account_document")
public class AccountDocument {

    /** Of one file, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "account_id")
    private Long accountId;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    /** Long, and not needed in lists. */
    @Basic(fetch = FetchType.LAZY)
    private byte[] content;

    private Instant at;

    protected AccountDocument() {}

    /**
     * @param fileName as the browser sent it
     * @throws DomainException when the content is no PDF, JPEG or PNG
     */
    public AccountDocument(long accountId, String fileName, byte[] content, Instant now) {
        this.mediaType = kind(content);
        if (content.length > LARGEST) {
            throw new DomainException("account.document.tooHeavy");
        }
        this.accountId = accountId;
        this.name = named(fileName);
        this.content = content.clone();
        this.at = now;
    }

    private static String kind(byte[] content) {
        if (begins(content, PDF)) {
            return "application/pdf";
        }
        if (begins(content, JPEG)) {
            return "image/jpeg";
        }
        if (begins(content, PNG)) {
            return "image/png";
        }
        throw new DomainException("account.document.otherKind");
    }

    private static boolean begins(byte[] content, byte[] mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (content[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Some browsers send a path; nobody needs control characters in a name. */
    private static String named(String fileName) {
        String last = fileName == null ? "" : fileName.replaceFirst("(?s)^.*[/\\\\]", "");
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        String shown = clean.isEmpty() ? "document" : clean;
        return shown.length() > LONGEST_NAME
                ? shown.substring(shown.length() - LONGEST_NAME)
                : shown;
    }

    public Long id() {
        return id;
    }

    public Long accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant at() {
        return at;
    }
}
