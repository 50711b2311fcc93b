package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.service.BookingDesk;
import fr.parvis.booking.service.DayDesk;
import fr.parvis.booking.service.DeskBookings;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** A day of an activity at a place: who comes, how many places, open or closed. */
@RequestScoped
@Named
public class DayBacking {

    @Inject BookingDesk desk;
    @Inject DayDesk days;
    @Inject DeskBookings bookings;
    @Inject BookingChoice choice;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<BookingDesk.Child> children = List.of();
    private List<DayPlaces> places = List.of();

    public void load() {
        if (choice.getActivity() == null) {
            throw new NotFoundException("day without an activity");
        }
        children = desk.children(user.agent(), activity(), place(), choice.getDay());
        Map<PlaceKey, DayPlaces> rows =
                desk.places(user.agent(), activity(), choice.getDay(), choice.getDay());
        places =
                DayDesk.slots(choice.getOne()).stream()
                        .map(s -> new PlaceKey(activity(), place(), s, choice.getDay()))
                        .map(k -> rows.getOrDefault(k, usual(k)))
                        .toList();
    }

    private DayPlaces usual(PlaceKey key) {
        return new DayPlaces(key, choice.getPlace().capacity(), 0, null);
    }

    private String activity() {
        return choice.getOne().id();
    }

    private String place() {
        return choice.getPlace().id();
    }

    /** Another number of places. */
    public void capacity() {
        String number = sent.stripped("places");
        if (!number.matches("\\d{1,6}")) {
            throw new DomainException("booking.desk.capacity");
        }
        days.capacity(
                user.agent(),
                activity(),
                place(),
                sent.of("creneau"),
                choice.getDay(),
                Integer.parseInt(number));
        back("places");
    }

    /** The day does not take place. */
    public void close() {
        int told =
                days.close(
                        user.agent(),
                        activity(),
                        place(),
                        choice.getDay(),
                        sent.stripped("raison"));
        back("ferme&pv-prevenus=" + told);
    }

    public void reopen() {
        days.reopen(user.agent(), activity(), place(), choice.getDay());
        back("ouvert");
    }

    /** A day is booked for a family. */
    public void book() {
        change(DayChange.Kind.ADD);
    }

    /** A day of a family is cancelled. */
    public void cancel() {
        change(DayChange.Kind.CANCEL);
    }

    private void change(DayChange.Kind kind) {
        if (!sent.of("enfant").matches("\\d{1,18}")) {
            throw new DomainException("booking.desk.childMissing");
        }
        bookings.change(
                user.agent(),
                Long.parseLong(sent.of("enfant")),
                new DayChange(sent.of("creneau"), choice.getDay(), kind),
                sent.stripped("motif"));
        back(kind == DayChange.Kind.ADD ? "reserve" : "annule");
    }

    private void back(String what) {
        navigation.to(
                BookingChoice.dayPage(activity(), place(), choice.getDay()) + "&pv-dit=" + what);
    }

    /** What was done just now; null for nothing. */
    public String getTold() {
        return switch (sent.of("pv-dit")) {
            case "places" -> Messages.text("booking.day.told.places");
            case "ferme" -> closed(sent.of("pv-prevenus"));
            case "ouvert" -> Messages.text("booking.day.told.opened");
            case "reserve" -> Messages.text("booking.day.told.booked");
            case "annule" -> Messages.text("booking.day.told.cancelled");
            default -> null;
        };
    }

    private static String closed(String told) {
        if (told.equals("1")) {
            return Messages.text("booking.day.told.closed.one");
        }
        return told.matches("\\d{1,5}") ? Messages.text("booking.day.told.closed", told) : null;
    }

    public List<BookingDesk.Child> getChildren() {
        return children;
    }

    /** The children of the activity, for whoever books for a family. */
    public List<BookingDesk.Child> getEnrolled() {
        return desk.enrolled(user.agent(), activity(), place(), choice.getDay());
    }

    public List<DayPlaces> getPlaces() {
        return places;
    }

    /** "Journée", or the name of the part of the day. */
    public String slot(DayPlaces row) {
        return choice.getOne()
                .unit(row.key().slot())
                .map(Activity.Unit::label)
                .orElse(row.key().slot());
    }

    /** Why the day is closed; null when it is open. */
    public String getClosed() {
        return places.stream()
                .map(DayPlaces::closed)
                .filter(c -> c != null)
                .findFirst()
                .orElse(null);
    }

    /** The page of the day so many days later, below the root of the portal. */
    public String day(int later) {
        return BookingChoice.dayPage(activity(), place(), choice.getDay().plusDays(later));
    }

    public String typed(String name) {
        return sent.of(name);
    }
}
