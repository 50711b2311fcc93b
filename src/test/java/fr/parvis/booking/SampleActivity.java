package fr.parvis.booking;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DelayRule;
import fr.parvis.booking.entity.Eligibility;
import fr.parvis.booking.entity.Opening;
import fr.parvis.booking.entity.SchoolZone;
import fr.parvis.booking.entity.Season;
import fr.parvis.booking.entity.WeekRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Activities for tests of rules. */
public final class SampleActivity {

    private SampleActivity() {}

    /** "ALSH Mercredis", as in the guide of Villennes, with prices by quotient. */
    public static Activity wednesdays() {
        return with(DelayRule.ofDays(15), null, List.of());
    }

    /** The same with other rules. */
    public static Activity with(DelayRule booking, WeekRule week, List<List<String>> bundles) {
        return new Activity(
                "alsh-mercredis",
                "ALSH Mercredis",
                null,
                "sivm",
                "reservations",
                "sun",
                Activity.Answer.BY_AGENT,
                new Eligibility(3, 11, List.of()),
                List.of(
                        new Activity.Place(
                                "ile-aux-enfants",
                                "Centre de Loisirs l’île aux enfants",
                                10,
                                List.of(new Activity.Group("Les Winners (8-10 ans)", 8, 10)))),
                List.of(
                        new Season(
                                "2026-2027",
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2027, 7, 2),
                                null,
                                null,
                                null,
                                20)),
                new Opening(
                        SchoolZone.C, Opening.When.SCHOOL, List.of(DayOfWeek.WEDNESDAY), List.of()),
                List.of(
                        unit("journee", "Journée", 500, 900, 1850),
                        unit("matin", "Matin", 300, 500, 1000),
                        unit("repas", "Repas", 100, 250, 400)),
                booking,
                null,
                week,
                bundles,
                false,
                null);
    }

    /**
     * The same with days and enrolments that nobody answers, and so many places of the season; null
     * for any.
     */
    public static Activity atOnce(Activity usual, Integer seats) {
        Season season = usual.seasons().get(0);
        return new Activity(
                usual.id(),
                usual.title(),
                usual.summary(),
                usual.service(),
                usual.procedure(),
                usual.icon(),
                Activity.Answer.AT_ONCE,
                usual.who(),
                usual.places(),
                List.of(
                        new Season(
                                season.label(),
                                season.from(),
                                season.to(),
                                null,
                                null,
                                null,
                                seats)),
                usual.open(),
                usual.units(),
                usual.booking(),
                null,
                usual.week(),
                usual.bundles(),
                usual.oneUnitADay(),
                new Activity.Enrolling(Activity.Answer.AT_ONCE, true, null, false, null));
    }

    /** The same, of whose units a day has only one. */
    public static Activity oneUnitADay() {
        Activity usual = wednesdays();
        return new Activity(
                usual.id(),
                usual.title(),
                usual.summary(),
                usual.service(),
                usual.procedure(),
                usual.icon(),
                usual.answer(),
                usual.who(),
                usual.places(),
                usual.seasons(),
                usual.open(),
                usual.units(),
                usual.booking(),
                usual.cancelling(),
                usual.week(),
                usual.bundles(),
                true,
                usual.enrolment());
    }

    /** The same with a unit that takes other parts of the day. */
    public static Activity taking(String unit, List<String> parts) {
        Activity usual = wednesdays();
        return new Activity(
                usual.id(),
                usual.title(),
                usual.summary(),
                usual.service(),
                usual.procedure(),
                usual.icon(),
                usual.answer(),
                usual.who(),
                usual.places(),
                usual.seasons(),
                usual.open(),
                usual.units().stream()
                        .map(
                                u ->
                                        u.id().equals(unit)
                                                ? new Activity.Unit(
                                                        u.id(),
                                                        u.label(),
                                                        u.prices(),
                                                        u.days(),
                                                        parts)
                                                : u)
                        .toList(),
                usual.booking(),
                null,
                null,
                usual.bundles(),
                false,
                null);
    }

    private static Activity.Unit unit(String id, String label, long low, long middle, long high) {
        return new Activity.Unit(
                id,
                label,
                List.of(
                        new Activity.Bracket(400, low),
                        new Activity.Bracket(1200, middle),
                        new Activity.Bracket(null, high)),
                List.of(),
                id.equals("journee") ? List.of("matin", "apres-midi") : List.of());
    }
}
