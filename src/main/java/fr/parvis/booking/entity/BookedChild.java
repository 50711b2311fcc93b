package fr.parvis.booking.entity;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Optional;

/**
 * A child in an activity, and the rules of its days that need no other row: age, period, opening
 * and delay. Places are another matter.
 *
 * @param from first day of the enrolment
 * @param to last day
 * @param leftOn first day on which the child is not here, or not in the household, any more; null
 */
public record BookedChild(
        Activity activity, LocalDate bornOn, LocalDate from, LocalDate to, LocalDate leftOn) {

    /** The group on a day. */
    public Optional<String> group(Activity.Place place, LocalDate day) {
        return place.group(Eligibility.age(bornOn, day));
    }

    /** Whether a unit has a box on a day at all. */
    public boolean concerns(Activity.Unit unit, LocalDate day) {
        return activity.open().concerns(day) && unit.on(day.getDayOfWeek());
    }

    /**
     * Why a day cannot be booked; empty when nothing but places stands in the way.
     *
     * @param late false for an agent, whom delays do not bind
     */
    public Optional<Blocked> bookable(LocalDate day, Instant now, boolean late) {
        LocalDateTime paris = LocalDateTime.ofInstant(now, ClockProducer.PARIS);
        if (late && day.isBefore(paris.toLocalDate())) {
            return Optional.of(Blocked.PAST);
        }
        if (day.isBefore(from) || day.isAfter(to) || gone(day)) {
            return Optional.of(Blocked.NOT_ENROLLED);
        }
        if (!activity.who().fitsAge(bornOn, day)) {
            return Optional.of(Blocked.AGE);
        }
        Optional<Blocked> closed = activity.open().closedOn(day);
        if (closed.isPresent()) {
            return closed;
        }
        Optional<Season> season = activity.season(day);
        if (season.isEmpty()) {
            return Optional.of(Blocked.NOT_ENROLLED);
        }
        if (!late) {
            return Optional.empty();
        }
        if (!season.get().books(paris)) {
            return Optional.of(Blocked.NOT_OPEN_YET);
        }
        return activity.booking().allows(day, now) ? Optional.empty() : Optional.of(Blocked.LATE);
    }

    private boolean gone(LocalDate day) {
        return leftOn != null && !day.isBefore(leftOn);
    }

    /** Why a day that the child has cannot be given up. */
    public Optional<Blocked> cancellable(LocalDate day, Instant now) {
        if (day.isBefore(LocalDate.ofInstant(now, ClockProducer.PARIS))) {
            return Optional.of(Blocked.PAST);
        }
        return activity.cancelling().allows(day, now)
                ? Optional.empty()
                : Optional.of(Blocked.LATE);
    }

    /**
     * Whether one unit of a day keeps the others away: units exclude one another here, and this one
     * waits for its answer or cannot be given up any more.
     *
     * @param had the units of a day that the child has or waits for
     */
    public boolean held(Collection<LiveDay> had, Instant now) {
        return activity.oneUnitADay()
                && had.stream()
                        .anyMatch(
                                d ->
                                        d.other()
                                                || d.state() != ReservationState.RESERVED
                                                || cancellable(d.day(), now).isPresent());
    }

    /** What is said of a day: until when it may be changed, or why not. */
    public String why(LocalDate day, Blocked blocked, boolean reserved) {
        if (blocked == null || blocked == Blocked.LATE) {
            DelayRule rule = reserved ? activity.cancelling() : activity.booking();
            return (reserved ? "Annulation" : "Réservation")
                    + " possible "
                    + rule.untilWords(day)
                    + ".";
        }
        return switch (blocked) {
            case CLOSED -> activity.open().why(day).orElse(null);
            case SCHOOL_HOLIDAY ->
                    SchoolHolidays.of(activity.open().zone())
                            .holiday(day)
                            .map(SchoolHolidays.Holiday::name)
                            .orElse(null);
            case NOT_OPEN_YET ->
                    activity.season(day)
                            .map(Season::bookingOpens)
                            .map(o -> "Réservations ouvertes " + moment(o) + ".")
                            .orElse(null);
            case AGE -> ages();
            default -> null;
        };
    }

    private static String moment(LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        return "le " + FrenchText.longDate(at.toLocalDate()) + " à " + FrenchText.hour(time);
    }

    /** The ages in words. */
    String ages() {
        Integer young = activity.who().from();
        Integer old = activity.who().to();
        if (young != null && old != null) {
            return "De " + young + " à " + old + "\u00a0ans.";
        }
        return young != null
                ? "À partir de " + young + "\u00a0ans."
                : "Jusqu’à " + old + "\u00a0ans.";
    }
}
