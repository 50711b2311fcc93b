package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.service.Instruction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reservations that wait for an answer, for the agents of the activities' services. */
@ApplicationScoped
public class BookingDesk {

    /** Requests that a page shows, each with all of its lines. */
    private static final int MOST = 60;

    @Inject DeskRepository desk;
    @Inject AskedLineRepository lines;
    @Inject BasketAnswers answers;
    @Inject Activities activities;
    @Inject Catalogue catalogue;
    @Inject Instruction instruction;

    /**
     * A day that is asked for.
     *
     * @param left places that are left beside the one it holds; null for a cancellation
     */
    public record Line(
            int position, DayChange.Kind change, String unit, LocalDate day, Integer left) {}

    /** A request with its days. */
    public record Basket(
            long number,
            long version,
            String title,
            String applicant,
            LocalDate dueOn,
            String child,
            Activity activity,
            List<Line> lines) {}

    /**
     * What waits for an answer.
     *
     * @param activity null for all of the agent's
     * @param day of which a basket asks something; null for all
     */
    public List<Basket> toAnswer(Account agent, String activity, LocalDate day) {
        Set<String> ids =
                activities.of(agent).stream()
                        .map(Activity::id)
                        .filter(id -> activity == null || id.equals(activity))
                        .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        List<DeskRepository.ToAnswer> rows = desk.toAnswer(ids, day, MOST);
        Map<PlaceKey, DayPlaces> places = places(ids, rows);
        Map<Long, List<DeskRepository.ToAnswer>> requests =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        DeskRepository.ToAnswer::request,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return requests.values().stream().map(some -> basket(some, places)).toList();
    }

    private Map<PlaceKey, DayPlaces> places(Set<String> ids, List<DeskRepository.ToAnswer> rows) {
        var places = new HashMap<PlaceKey, DayPlaces>();
        if (!rows.isEmpty()) {
            LocalDate from = rows.stream().map(r -> r.day()).min(LocalDate::compareTo).get();
            LocalDate to = rows.stream().map(r -> r.day()).max(LocalDate::compareTo).get();
            desk.places(ids, from, to).forEach(p -> places.put(p.key(), p));
        }
        return places;
    }

    private Basket basket(List<DeskRepository.ToAnswer> rows, Map<PlaceKey, DayPlaces> places) {
        DeskRepository.ToAnswer first = rows.get(0);
        Activity activity = activities.get(first.activity());
        return new Basket(
                first.request(),
                first.version(),
                first.title(),
                first.applicant(),
                first.dueOn(),
                first.child(),
                activity,
                rows.stream().map(r -> line(activity, r, places)).toList());
    }

    private static Line line(
            Activity activity, DeskRepository.ToAnswer row, Map<PlaceKey, DayPlaces> places) {
        Integer left =
                row.change() == DayChange.Kind.CANCEL
                        ? null
                        : BasketDecision.keys(activity, row.place(), row.unit(), row.day()).stream()
                                .map(places::get)
                                .filter(p -> p != null)
                                .map(DayPlaces::left)
                                .min(Integer::compareTo)
                                .orElse(0);
        String label = activity.unit(row.unit()).map(Activity.Unit::label).orElse(row.unit());
        return new Line(row.position(), row.change(), label, row.day(), left);
    }

    /**
     * Answers a request: "Traitée positivement" where at least one line is granted.
     *
     * @param version that the agent saw
     * @param granted positions of the lines that are granted; null for all
     * @param reason what the family reads; may be empty where all is granted
     * @throws DomainException when somebody answered meanwhile, or the reason is missing
     */
    @Transactional
    public void answer(
            Account agent, long number, long version, Collection<Integer> granted, String reason) {
        List<AskedLineRepository.OpenLine> open = lines.openLines(number);
        if (open.isEmpty()) {
            throw new NotFoundException("basket " + number);
        }
        activities.ofAgent(open.get(0).activity(), agent);
        List<AskedLineRepository.OpenLine> refused =
                granted == null
                        ? List.of()
                        : open.stream().filter(l -> !granted.contains(l.position())).toList();
        boolean yes = refused.size() < open.size();
        if (!refused.isEmpty() && (reason == null || reason.isBlank())) {
            throw new DomainException("booking.reasonMissing");
        }
        Activity activity = activities.get(open.get(0).activity());
        Procedure.Outcome outcome = outcome(number, activity, yes);
        String words = reason == null || reason.isBlank() ? outcome.message() : reason.strip();
        if (yes) {
            // before the decision, whose words name what was granted and what was not
            BookingActor who = BookingActor.agent(agent.displayName());
            words = answers.give(activity, number, open, refused, who, words);
        }
        instruction.conclude(number, version, agent, outcome.id(), words);
    }

    private Procedure.Outcome outcome(long number, Activity activity, boolean yes) {
        Procedure.Outcome.Decision decision =
                yes ? Procedure.Outcome.Decision.ACCEPTED : Procedure.Outcome.Decision.REJECTED;
        return catalogue.any(activity.procedure()).stream()
                .flatMap(e -> e.procedure().outcomes().stream())
                .filter(o -> o.decision() == decision)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("outcome of " + number));
    }

    /** A child on a day. */
    public record Child(
            long enrolment, String name, String level, String group, String unit, String state) {}

    /** The children of a day at a place, who are expected or wait for an answer. */
    public List<Child> children(Account agent, String activityId, String place, LocalDate day) {
        Activity activity = activities.ofAgent(activityId, agent);
        return desk.attendees(activityId, day).stream()
                .filter(a -> a.place().equals(place))
                .map(
                        a ->
                                new Child(
                                        a.enrolment(),
                                        a.child(),
                                        a.level(),
                                        a.group(),
                                        activity.unit(a.unit())
                                                .map(Activity.Unit::label)
                                                .orElse(a.unit()),
                                        a.state().name()))
                .toList();
    }

    /** The children who are enrolled at a place on a day, for whoever books for a family. */
    public List<Child> enrolled(Account agent, String activityId, String place, LocalDate day) {
        activities.ofAgent(activityId, agent);
        return desk.enrolled(activityId, day).stream()
                .filter(a -> a.place().equals(place))
                .map(a -> new Child(a.enrolment(), a.child(), a.level(), a.group(), null, null))
                .toList();
    }

    /** How many are expected in a unit of a place on a day. */
    public record Forecast(
            String placeId,
            String place,
            LocalDate day,
            String unit,
            String group,
            int expected,
            int waiting) {}

    /** The forecast of an activity, by day, place, unit and group. */
    public List<Forecast> forecast(Account agent, String activityId, LocalDate from, LocalDate to) {
        Activity activity = activities.ofAgent(activityId, agent);
        var rows = new ArrayList<Forecast>();
        for (DeskRepository.Count count : desk.counts(activityId, from, to)) {
            rows.add(
                    new Forecast(
                            count.place(),
                            Enrolments.placeName(activity, count.place()),
                            count.day(),
                            activity.unit(count.unit())
                                    .map(Activity.Unit::label)
                                    .orElse(count.unit()),
                            count.group(),
                            count.expected(),
                            count.waiting()));
        }
        return rows;
    }

    /** The rows of places of an activity on the days of a week, by key. */
    public Map<PlaceKey, DayPlaces> places(
            Account agent, String activityId, LocalDate from, LocalDate to) {
        activities.ofAgent(activityId, agent);
        var places = new HashMap<PlaceKey, DayPlaces>();
        desk.places(Set.of(activityId), from, to).forEach(p -> places.put(p.key(), p));
        return places;
    }
}
