package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.kernel.Later;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The enrolments of an account's children. */
@ApplicationScoped
public class Enrolments {

    @Inject AgendaRepository agendas;
    @Inject Activities activities;
    @Inject Clock clock;

    /**
     * The lines of "Annuler / ajouter des réservations": what lives today, of children that are in
     * the household, in households where the account may book.
     */
    public List<EnrolmentLine> of(long account) {
        return later(account).get();
    }

    /** The same for a page that reads more than them. */
    Later<List<EnrolmentLine>> later(long account) {
        LocalDate today = LocalDate.now(clock);
        return agendas.of(account, today).map(all -> lines(all, today));
    }

    private List<EnrolmentLine> lines(List<EnrolmentFacts> all, LocalDate today) {
        return all.stream()
                .filter(f -> f.mayBook() && !f.goneBy(today))
                .filter(f -> activities.find(f.activity()).isPresent())
                .map(f -> line(f, activities.get(f.activity())))
                .toList();
    }

    /**
     * An enrolment as a family sees it.
     *
     * @param rank on the waiting list, from 1; null when it does not wait
     * @param offeredUntil until when an offered place is kept; null when none is offered
     */
    public record Standing(EnrolmentLine line, Integer rank, Instant offeredUntil) {}

    /** The same, with the place on the waiting list. */
    public List<Standing> standings(long account) {
        List<EnrolmentLine> lines = of(account);
        Map<Long, AgendaRepository.Rank> ranks =
                lines.stream().anyMatch(l -> l.state() != EnrolmentState.ACTIVE)
                        ? agendas.ranks(lines.stream().map(EnrolmentLine::id).toList()).stream()
                                .collect(Collectors.toMap(AgendaRepository.Rank::enrolment, r -> r))
                        : Map.of();
        return lines.stream().map(l -> standing(l, ranks.get(l.id()))).toList();
    }

    private static Standing standing(EnrolmentLine line, AgendaRepository.Rank rank) {
        if (rank == null) {
            return new Standing(line, null, null);
        }
        return rank.offeredUntil() == null
                ? new Standing(line, rank.rank(), null)
                : new Standing(line, null, rank.offeredUntil().toInstant());
    }

    static EnrolmentLine line(EnrolmentFacts facts, Activity activity) {
        return new EnrolmentLine(
                facts.id(),
                facts.child(),
                facts.firstName(),
                activity.id(),
                activity.title(),
                activity.icon(),
                placeName(activity, facts.place()),
                facts.group(),
                facts.from(),
                facts.to(),
                facts.state(),
                activity.delayWords(),
                activity.byAgent(),
                facts.own());
    }

    /** A place that has left the configuration keeps its id. */
    static String placeName(Activity activity, String place) {
        return activity.place(place).map(Activity.Place::name).orElse(place);
    }
}
