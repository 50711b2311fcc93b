package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;

/** What a text of the town says, with what it goes, for whom and on which sites. */
@MappedSuperclass
public abstract class WrittenText {

    @Enumerated(EnumType.STRING)
    private Section section = Section.NEWS;

    @Embedded private NewsText text;

    @Embedded private NewsReach reach = NewsReach.everybody();

    @Embedded private NewsMedia media = NewsMedia.none();

    @Embedded private NewsReview review = new NewsReview();

    @Enumerated(EnumType.STRING)
    private NewsDestination destination = NewsDestination.PORTAL;

    WrittenText() {}

    WrittenText(Section section) {
        this.section = section;
    }

    final void say(NewsText said) {
        text = said;
    }

    /** What is for certain people never goes to the town's site. */
    final void goTo(NewsDestination wanted) {
        if (!reach().open() && wanted.onSite()) {
            throw new DomainException("content.problem.privateOnSite");
        }
        destination = wanted;
    }

    /** Whether that says anything else. */
    public boolean differs(NewsContent said) {
        return !text.equals(said.text())
                || !media().equals(said.media())
                || !reach().equals(said.reach())
                || destination != said.destination();
    }

    final void say(NewsContent said) {
        if (!said.reach().open() && said.destination().onSite()) {
            throw new DomainException("content.problem.privateOnSite");
        }
        text = said.text();
        media = said.media();
        reach = said.reach();
        destination = said.destination();
    }

    /** What is published says something. */
    final void complete() {
        if (section == Section.DOCUMENT) {
            if (media().files().isEmpty()) {
                throw new DomainException("content.problem.file");
            }
        } else if (text.body().isEmpty()) {
            throw new DomainException("content.problem.body");
        }
    }

    /** Stands on the pages of this section: its source has chosen another category. */
    public void standIn(Section wanted) {
        section = wanted;
    }

    public NewsText text() {
        return text;
    }

    /** Says for whom it is what is said next, where its source decides that. */
    public void addressTo(NewsReach readers) {
        reach = readers;
    }

    /**
     * Has a picture and files go with what is said next: the change that follows keeps both in its
     * version.
     */
    public void illustrate(NewsMedia wanted) {
        media = wanted;
    }

    /** Whether it waits to be read by somebody else. */
    public NewsReview review() {
        if (review == null) {
            review = new NewsReview();
        }
        return review;
    }

    public Section section() {
        return section;
    }

    /** For whom it is. */
    public NewsReach reach() {
        return reach == null ? NewsReach.everybody() : reach;
    }

    /** What of the library goes with it. */
    public NewsMedia media() {
        return media == null ? NewsMedia.none() : media;
    }

    public NewsDestination destination() {
        return destination;
    }
}
