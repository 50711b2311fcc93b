package fr.parvis.booking.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An activity as the town's file defines it: canteen, care before school, Wednesday centre. What
 * each part means: {@code webapp-config/schema/activity.schema.json}. Lists are never null.
 *
 * @param id the name of its file
 * @param service in charge of it, who answers
 * @param procedure slug of the démarche that its baskets are filed as
 * @param oneUnitADay whether "Journée" and "Matin" exclude one another
 */
public record Activity(
        String id,
        String title,
        String summary,
        String service,
        String procedure,
        String icon,
        Answer answer,
        Eligibility who,
        List<Place> places,
        List<Season> seasons,
        Opening open,
        List<Unit> units,
        DelayRule booking,
        DelayRule cancelling,
        WeekRule week,
        List<List<String>> bundles,
        boolean oneUnitADay,
        Enrolling enrolment) {

    public Activity {
        who = who == null ? Eligibility.ALL : who;
        places = copy(places);
        seasons = copy(seasons);
        units = copy(units);
        bundles = copy(bundles);
        booking = booking == null ? DelayRule.NONE : booking;
        cancelling = cancelling == null ? booking : cancelling;
        week = week == null ? WeekRule.NONE : week;
        enrolment = enrolment == null ? Enrolling.BY_AGENT : enrolment;
    }

    static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** What "Valider" does. */
    public enum Answer {
        /** Granted in the same moment. */
        @JsonProperty("at-once")
        AT_ONCE,
        /** "En cours d’instruction" until an agent answers. */
        @JsonProperty("by-agent")
        BY_AGENT
    }

    /**
     * Where it takes place.
     *
     * @param capacity places of a unit and day
     * @param groups by age, of which a child belongs to the first that fits
     */
    public record Place(String id, String name, int capacity, List<Group> groups) {

        public Place {
            groups = copy(groups);
        }

        /** The group of a child of this age. */
        public Optional<String> group(int age) {
            return groups.stream()
                    .filter(g -> g.from() <= age && age <= g.to())
                    .map(Group::name)
                    .findFirst();
        }
    }

    /** "Les Winners (8-10 ans)": ages from and to, both included. */
    public record Group(String name, int from, int to) {}

    /**
     * A unit of a day that is booked.
     *
     * @param days of the week; none: each on which the activity is open
     * @param takes parts of the day whose places it takes: a whole day those of the morning and of
     *     the afternoon; its own without it
     */
    public record Unit(
            String id,
            String label,
            List<Bracket> prices,
            List<DayOfWeek> days,
            List<String> takes) {

        public Unit {
            prices = copy(prices);
            days = copy(days);
            takes = takes == null || takes.isEmpty() ? List.of(id) : List.copyOf(takes);
        }

        public boolean on(DayOfWeek day) {
            return days.isEmpty() || days.contains(day);
        }
    }

    /**
     * A price by income.
     *
     * @param upTo quotient familial in euros up to which it holds; null for the last bracket
     * @param cents of one day
     */
    public record Bracket(Integer upTo, long cents) {}

    /**
     * How a child comes in.
     *
     * @param answer by an agent, or at once as long as there are places
     * @param waitingList whether a full season keeps a list
     * @param acceptHours how long an offered place is kept
     * @param dossier whether the child's enrolment dossier of the year must have been sent,
     *     complete
     * @param documents types of documents that must lie in it
     */
    public record Enrolling(
            Answer answer,
            boolean waitingList,
            Integer acceptHours,
            boolean dossier,
            List<String> documents) {

        private static final int TWO_DAYS = 48;

        static final Enrolling BY_AGENT = new Enrolling(Answer.BY_AGENT, true, null, false, null);

        public Enrolling {
            answer = answer == null ? Answer.BY_AGENT : answer;
            acceptHours = acceptHours == null ? TWO_DAYS : acceptHours;
            documents = copy(documents);
        }
    }

    public boolean byAgent() {
        return answer == Answer.BY_AGENT;
    }

    public Optional<Place> place(String placeId) {
        return places.stream().filter(p -> p.id().equals(placeId)).findFirst();
    }

    public Optional<Unit> unit(String unitId) {
        return units.stream().filter(u -> u.id().equals(unitId)).findFirst();
    }

    /** Where a unit stands among the others. */
    public int order(String unitId) {
        return units.stream().map(Unit::id).toList().indexOf(unitId);
    }

    /** The season that a day belongs to. */
    public Optional<Season> season(LocalDate day) {
        return seasons.stream().filter(s -> s.covers(day)).findFirst();
    }

    /** "le mercredi concerné" of an activity of one weekday, else "le jour concerné". */
    public String dayWords() {
        List<DayOfWeek> days = open.weekdays();
        return days.size() == 1
                ? "le " + days.get(0).getDisplayName(TextStyle.FULL, Locale.FRENCH) + " concerné"
                : "le jour concerné";
    }

    /**
     * The delay in words: "15 jours avant le mercredi concerné"; where giving up a day has another
     * one, both.
     */
    public String delayWords() {
        String words = booking.words(dayWords());
        return cancelling.equals(booking)
                ? words
                : "pour réserver, " + words + "\u00a0; pour annuler, " + cancelWords();
    }

    /** That for giving up a day alone. */
    public String cancelWords() {
        return cancelling.words(dayWords());
    }
}
