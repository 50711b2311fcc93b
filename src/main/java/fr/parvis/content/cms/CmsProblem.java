package fr.parvis.content.cms;

import java.io.IOException;

/** Why a site could not be read, or did not take something. Staff are told in a sentence. */
public class CmsProblem extends IOException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** Nobody listens there. */
        UNREACHABLE,
        /** It takes too long. */
        SLOW,
        /** It answers with an error. */
        STATUS,
        /** A page, or anything else but data. */
        NO_DATA,
        /** It knows nothing of a category that the town has chosen. */
        NO_CATEGORY,
        /** It has nothing at all any more, where it had something. */
        EMPTY,
        /** What is private there cannot be read; the rest was. */
        PRIVATE,
        TOO_LARGE,
        /** It leads to an address that is not the town's. */
        ASTRAY,
        /** It does not accept the portal's account. */
        REFUSED;

        /** Key of its sentence in French. */
        public String key() {
            return "content.cms.problem." + name();
        }
    }

    private final Kind kind;

    public CmsProblem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    public CmsProblem(Kind kind, String detail, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
