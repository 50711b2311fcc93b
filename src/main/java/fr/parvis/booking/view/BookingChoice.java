package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.service.Activities;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Which activity, place and day the pages of the desk of reservations show. */
@RequestScoped
@Named
public class BookingChoice {

    @Inject Activities activities;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Clock clock;

    private List<Activity> all;

    /** The activities of the agent's services. */
    public List<Activity> getActivities() {
        if (all == null) {
            all = activities.of(user.agent());
        }
        return all;
    }

    /** Whether the agent has any: else there is no tab. */
    public boolean isShown() {
        return user.isInstructing() && !getActivities().isEmpty();
    }

    /** Whether the régie has days of activities to invoice. */
    public boolean isInvoiced() {
        return user.isRegieAgent() && !activities.all().isEmpty();
    }

    /** The one that the address names; null for all. */
    public Activity getActivity() {
        String id = sent.of("activite");
        return id.isEmpty() ? null : activities.ofAgent(id, user.agent());
    }

    /** The same, or the agent's first. */
    public Activity getOne() {
        Activity named = getActivity();
        return named == null ? getActivities().get(0) : named;
    }

    /** The place that the address names, or the first. */
    public Activity.Place getPlace() {
        return getOne().place(sent.of("lieu")).orElseGet(() -> getOne().places().get(0));
    }

    /** The day that the address names; null without one. */
    public LocalDate named() {
        try {
            return SentDate.day(sent.of("jour"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The same, or today. */
    public LocalDate getDay() {
        LocalDate named = named();
        return named == null ? LocalDate.now(clock) : named;
    }

    /** As the field of the form has it. */
    public String getNamedDay() {
        return named() == null ? "" : named().toString();
    }

    /** "Mercredi 2 décembre 2026". */
    public String words(LocalDate day) {
        String words = FrenchText.longDate(day);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The page of a day, below the root of the portal. */
    public static String dayPage(String activity, String place, LocalDate day) {
        return "/agents/reservations/jour?activite=%s&lieu=%s&jour=%s"
                .formatted(activity, place, day);
    }
}
