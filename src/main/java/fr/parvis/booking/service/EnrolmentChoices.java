package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentBar;
import fr.parvis.booking.entity.Season;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.service.DossierPapers;
import fr.parvis.family.service.Families;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which activities a child may be enrolled in, and why not in the others: a fixed number of
 * statements, whatever the children and places.
 */
@ApplicationScoped
public class EnrolmentChoices {

    @Inject EnrolmentRepository enrolments;
    @Inject Activities activities;
    @Inject Families families;
    @Inject DossierPapers papers;
    @Inject Clock clock;

    /**
     * An activity for a child.
     *
     * @param bar why the child cannot be enrolled; null when it can
     */
    public record Choice(
            FamilyChild child,
            Activity activity,
            Activity.Place place,
            Season season,
            EnrolmentBar bar) {

        public boolean open() {
            return bar == null;
        }
    }

    /** All activities for all children that an account may book for. */
    @Transactional
    public List<Choice> of(long account) {
        return of(families.bookable(account, LocalDate.now(clock)));
    }

    /**
     * What a family has chosen, as it is now.
     *
     * @throws NotFoundException when the account has nothing to do with the child, or the activity
     *     has no such place
     * @throws fr.parvis.kernel.DomainException when the account may not book for the child: with
     *     the reason
     */
    @Transactional
    public Choice one(long account, long household, long child, String activity, String place) {
        LocalDate today = LocalDate.now(clock);
        return of(families.requireBookable(account, household, child, today), activity, place);
    }

    /**
     * One of them, as it is now.
     *
     * @throws NotFoundException when the activity has no such place
     */
    Choice of(FamilyChild child, String activity, String place) {
        return of(List.of(child)).stream()
                .filter(c -> c.activity().id().equals(activity) && c.place().id().equals(place))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("place " + place));
    }

    private List<Choice> of(List<FamilyChild> children) {
        if (children.isEmpty()) {
            return List.of();
        }
        List<Long> ids = children.stream().map(FamilyChild::id).distinct().toList();
        List<EnrolmentRepository.Living> living = enrolments.living(ids);
        LocalDate today = LocalDate.now(clock);
        var days =
                activities.all().stream()
                        .flatMap(a -> season(a).stream())
                        .map(s -> EnrolmentBar.first(s, today))
                        .toList();
        DossierPapers.Papers dossiers = papers.of(ids, days);
        var choices = new ArrayList<Choice>();
        for (FamilyChild child : children) {
            for (Activity activity : activities.all()) {
                Season season = season(activity).orElse(null);
                EnrolmentBar bar = bar(child, activity, season, living, dossiers);
                for (Activity.Place place : activity.places()) {
                    choices.add(new Choice(child, activity, place, season, bar));
                }
            }
        }
        return choices;
    }

    private EnrolmentBar bar(
            FamilyChild child,
            Activity activity,
            Season season,
            Collection<EnrolmentRepository.Living> living,
            DossierPapers.Papers dossiers) {
        if (season == null) {
            return EnrolmentBar.bar(EnrolmentBar.Reason.OVER).orElseThrow();
        }
        LocalDate first = EnrolmentBar.first(season, LocalDate.now(clock));
        ChildFacts then = child.facts().in(null, dossiers.level(first, child.id()).orElse(null));
        Optional<EnrolmentBar> bar =
                EnrolmentBar.of(activity, season, then, LocalDateTime.now(clock));
        if (bar.isPresent()) {
            return bar.get();
        }
        boolean already =
                living.stream()
                        .anyMatch(
                                l ->
                                        l.child() == child.id()
                                                && l.activity().equals(activity.id())
                                                && l.in(season));
        if (already) {
            return EnrolmentBar.bar(EnrolmentBar.Reason.ALREADY).orElseThrow();
        }
        Optional<DossierPapers.Paper> paper = dossiers.on(first, child.id());
        boolean sent = paper.filter(DossierPapers.Paper::sent).isPresent();
        Set<String> joined = paper.map(DossierPapers.Paper::documents).orElse(Set.of());
        return EnrolmentBar.papers(activity, sent, joined, papers::title).orElse(null);
    }

    /**
     * The season that children are enrolled in now: the last whose enrolment has opened, so that
     * the next one is there while this one runs; else the first that is not over.
     */
    private Optional<Season> season(Activity activity) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Season> coming = activity.seasons().stream().filter(s -> !s.over(now)).toList();
        return coming.stream()
                .filter(s -> s.enrols(now))
                .reduce((earlier, later) -> later)
                .or(() -> coming.stream().findFirst());
    }
}
