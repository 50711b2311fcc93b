package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.service.BookingDesk;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who is expected in a week of an activity, for the kitchen and the places. */
@RequestScoped
@Named
public class ForecastBacking {

    private static final int WEEK = 6;

    @Inject BookingDesk desk;
    @Inject BookingChoice choice;
    @Inject CurrentUser user;

    private List<Row> rows = List.of();
    private List<BookingDesk.Forecast> counts = List.of();

    /**
     * A unit of a day at a place.
     *
     * @param groups "Les Lutins (3-5 ans) : 4", where there are groups
     * @param closed why the day is closed; null when it is open
     */
    public record Row(
            LocalDate day,
            String placeId,
            String place,
            String unit,
            int expected,
            int waiting,
            int capacity,
            int left,
            String groups,
            String closed) {}

    public void load() {
        if (choice.getActivities().isEmpty()) {
            return;
        }
        Activity activity = choice.getOne();
        counts = desk.forecast(user.agent(), activity.id(), getMonday(), getSunday());
        Map<PlaceKey, DayPlaces> places =
                desk.places(user.agent(), activity.id(), getMonday(), getSunday());
        var all = new ArrayList<Row>();
        for (LocalDate day = getMonday(); !day.isAfter(getSunday()); day = day.plusDays(1)) {
            for (Activity.Place place : activity.places()) {
                for (Activity.Unit unit : activity.units()) {
                    String closed = closed(activity, unit, day);
                    Row row = row(activity, place, unit, day, places, closed);
                    // a day that the file closed after it was booked: its children are expected
                    if (closed == null || row.expected() > 0 || row.waiting() > 0) {
                        all.add(row);
                    }
                }
            }
        }
        rows = all;
    }

    /** Why the file opens nothing then; null when it does. */
    private static String closed(Activity activity, Activity.Unit unit, LocalDate day) {
        if (!activity.open().concerns(day) || !unit.on(day.getDayOfWeek())) {
            return Messages.text(Blocked.CLOSED.key());
        }
        return activity.open()
                .closedOn(day)
                .map(b -> activity.open().why(day).orElse(Messages.text(b.key())))
                .orElse(null);
    }

    private Row row(
            Activity activity,
            Activity.Place place,
            Activity.Unit unit,
            LocalDate day,
            Map<PlaceKey, DayPlaces> places,
            String closed) {
        List<BookingDesk.Forecast> here =
                counts.stream()
                        .filter(c -> c.day().equals(day) && c.placeId().equals(place.id()))
                        .filter(c -> c.unit().equals(unit.label()))
                        .toList();
        DayPlaces least =
                BasketDecision.keys(activity, place.id(), unit.id(), day).stream()
                        .map(k -> places.getOrDefault(k, usual(k, place)))
                        .min((a, b) -> Integer.compare(a.left(), b.left()))
                        .orElseThrow();
        return new Row(
                day,
                place.id(),
                place.name(),
                unit.label(),
                here.stream().mapToInt(BookingDesk.Forecast::expected).sum(),
                here.stream().mapToInt(BookingDesk.Forecast::waiting).sum(),
                least.capacity(),
                least.left(),
                groups(here),
                least.closed() == null ? closed : least.closed());
    }

    private static DayPlaces usual(PlaceKey key, Activity.Place place) {
        return new DayPlaces(key, place.capacity(), 0, null);
    }

    private static String groups(List<BookingDesk.Forecast> counts) {
        return String.join(
                ", ",
                counts.stream()
                        .filter(c -> !c.group().isEmpty() && c.expected() > 0)
                        .map(c -> c.group() + "\u00a0: " + c.expected())
                        .toList());
    }

    public List<Row> getRows() {
        return rows;
    }

    public LocalDate getMonday() {
        return choice.getDay().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate getSunday() {
        return getMonday().plusDays(WEEK);
    }

    public int getExpected() {
        return rows.stream().mapToInt(Row::expected).sum();
    }

    /** The page of the week so many weeks later, below the root of the portal. */
    public String week(int later) {
        return "/agents/reservations/prevision?activite=%s&jour=%s"
                .formatted(choice.getOne().id(), getMonday().plusWeeks(later));
    }

    public String day(Row row) {
        return BookingChoice.dayPage(choice.getOne().id(), row.placeId(), row.day());
    }

    /** The address of an export, below the root of the portal. */
    public String export(String format) {
        return "/agents/reservations/export?activite=%s&jour=%s&format=%s"
                .formatted(choice.getOne().id(), getMonday(), format);
    }
}
