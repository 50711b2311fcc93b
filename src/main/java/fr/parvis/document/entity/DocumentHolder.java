package fr.parvis.document.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;

/**
 * To whom documents belong. A document knows no request: others name what is theirs by a key. The
 * keys of files are bound to it, so a row that is given to another holder by hand cannot be opened.
 */
@Embeddable
public class DocumentHolder {

    /** What has documents. */
    public enum Kind {
        /** "Mes pièces justificatives": read by its owner only. */
        SPACE(10),
        /** A démarche that somebody is filling in. */
        DRAFT(40),
        /** A filed request. */
        REQUEST(40),
        /** The enrolment dossier of a child. */
        DOSSIER(40);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        /** How many documents one has at the most; PostgreSQL holds to it, too. */
        public int most() {
            return most;
        }
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "holder_kind")
    private Kind kind;

    @Column(name = "holder_key")
    private String key;

    protected DocumentHolder() {}

    private DocumentHolder(Kind kind, String key) {
        this.kind = kind;
        this.key = key;
    }

    /**
     * The storage space of an account. Only the service of one's own space calls this: a test sees
     * to it.
     */
    public static DocumentHolder space(long account) {
        return new DocumentHolder(Kind.SPACE, Long.toString(account));
    }

    public static DocumentHolder draft(long id) {
        return new DocumentHolder(Kind.DRAFT, Long.toString(id));
    }

    public static DocumentHolder request(long number) {
        return new DocumentHolder(Kind.REQUEST, Long.toString(number));
    }

    public static DocumentHolder dossier(long id) {
        return new DocumentHolder(Kind.DOSSIER, Long.toString(id));
    }

    public Kind kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentHolder holder
                && kind == holder.kind
                && Objects.equals(key, holder.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, key);
    }

    @Override
    public String toString() {
        return kind + "/" + key;
    }
}
