package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.procedure.entity.Procedure;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;

/** What was filed: by whom, for which démarche, with which answers. It never changes. */
@MappedSuperclass
public abstract class FiledRequest {

    @Id private Long number;

    private String slug;

    @Column(name = "version_id")
    private long versionId;

    private String service;
    private String title;

    @Column(name = "filed_at")
    private Instant filedAt;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "quota_period")
    private String quotaPeriod;

    @Embedded private Applicant applicant;

    @Convert(converter = AnswersConverter.class)
    private Answers answers;

    private String subject;

    protected FiledRequest() {}

    FiledRequest(
            long number,
            Procedure procedure,
            long versionId,
            Answers answers,
            String quotaPeriod,
            Instant now) {
        this.number = number;
        this.slug = procedure.slug();
        this.versionId = versionId;
        this.service = procedure.service();
        this.title = procedure.title();
        this.filedAt = now;
        this.dueOn = procedure.delay().dueOn(LocalDate.ofInstant(now, ClockProducer.PARIS));
        this.quotaPeriod = quotaPeriod;
        this.applicant = new Applicant(answers);
        this.answers = answers;
    }

    FiledRequest(KeptRequest row) {
        number = row.number();
        slug = row.slug();
        versionId = row.versionId();
        service = row.service();
        title = row.title();
        subject = row.subject();
        filedAt = row.filedAt();
        dueOn = row.dueOn();
        quotaPeriod = row.quotaPeriod();
        applicant = new Applicant(row.applicantName(), row.applicantMail());
        answers = row.answers();
    }

    /** Before it is kept: another title, and whom it is about. */
    void about(String words, String key) {
        title = words;
        subject = key;
    }

    public Long number() {
        return number;
    }

    public String slug() {
        return slug;
    }

    /** The version of the definition that it was filed with. */
    public long versionId() {
        return versionId;
    }

    public String service() {
        return service;
    }

    public String title() {
        return title;
    }

    /**
     * Whom or what it is about, in words of the capability that filed it; null when it is about
     * whoever filed it.
     */
    public String subject() {
        return subject;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** The last day of the delay that was promised. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** The quota period whose place it holds; null when it holds none. */
    public String quotaPeriod() {
        return quotaPeriod;
    }

    public String applicantName() {
        return applicant.name();
    }

    public String applicantMail() {
        return applicant.mail();
    }

    public Answers answers() {
        return answers;
    }
}
