package fr.parvis.content.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** That the town's site cannot be read or does not take something, since when and why. */
@Embeddable
public class SiteFailure {

    private static final int LONGEST_DETAIL = 200;

    @Column(name = "failing_since")
    private Instant since;

    private String problem;
    private String detail;

    /**
     * It failed, perhaps once more.
     *
     * @param key of the sentence that says what fails
     * @param what the site said; nothing that was sent
     */
    void happened(String key, String what, Instant now) {
        since = since == null ? now : since;
        problem = key;
        String said = String.valueOf(what).replaceAll("\\p{Cntrl}", " ");
        detail = said.length() > LONGEST_DETAIL ? said.substring(0, LONGEST_DETAIL) : said;
    }

    void over() {
        since = null;
        problem = null;
        detail = null;
    }

    /** Null while it goes well. */
    public Instant since() {
        return since;
    }

    /** Key of the sentence that says what fails; null when nothing does. */
    public String problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }
}
