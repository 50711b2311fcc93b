package fr.parvis.booking.entity;

import static fr.parvis.booking.entity.EnrolmentColumn.ACTIVITE;
import static fr.parvis.booking.entity.EnrolmentColumn.AU;
import static fr.parvis.booking.entity.EnrolmentColumn.DOSSIER;
import static fr.parvis.booking.entity.EnrolmentColumn.DU;
import static fr.parvis.booking.entity.EnrolmentColumn.GROUPE;
import static fr.parvis.booking.entity.EnrolmentColumn.LIEU;
import static fr.parvis.booking.entity.EnrolmentColumn.NAISSANCE;
import static fr.parvis.booking.entity.EnrolmentColumn.NOM;
import static fr.parvis.booking.entity.EnrolmentColumn.PRENOM;
import static fr.parvis.booking.entity.EnrolmentColumn.REFERENCE;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.LineProblems;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the lines of a file of enrolments: each is good, or it is said what is wrong with it. What
 * only the database knows comes after.
 */
public final class EnrolmentCheck {

    private final List<Activity> activities;
    private final LocalDate today;
    private final LineProblems problems = new LineProblems("booking.import.line.");

    public EnrolmentCheck(List<Activity> activities, LocalDate today) {
        this.activities = activities;
        this.today = today;
    }

    /**
     * A line, good or faulty.
     *
     * @param draft null when it is faulty
     */
    public record Checked(int line, String who, EnrolmentDraft draft, List<String> problems) {}

    public Checked check(TableLine<EnrolmentColumn> row) {
        problems.clear();
        String name = (row.get(PRENOM) + " " + row.get(NOM)).strip();
        String who = CsvText.shown(name.isEmpty() ? row.get(REFERENCE) : name);
        EnrolmentDraft draft = draft(row, who);
        return new Checked(row.line(), who, problems.none() ? draft : null, problems.found());
    }

    private EnrolmentDraft draft(TableLine<EnrolmentColumn> row, String who) {
        problems.expect(row.surplus() == null, "surplus", row.surplus());
        Optional<FileNumber> file = FileNumber.read(row.get(DOSSIER));
        problems.expect(file.isPresent(), "file");
        LocalDate born = problems.day(row, NAISSANCE);
        boolean named = !row.get(NOM).isEmpty() && !row.get(PRENOM).isEmpty();
        problems.expect(
                !row.get(REFERENCE).isEmpty() || named && !row.get(NAISSANCE).isEmpty(), "child");
        LocalDate from = problems.day(row, DU);
        LocalDate to = problems.day(row, AU);
        Activity activity =
                find(activities, row.get(ACTIVITE), Activity::id, Activity::title).orElse(null);
        problems.expect(activity != null, "activity", CsvText.shown(row.get(ACTIVITE)));
        if (activity == null) {
            return null;
        }
        Activity.Place place = place(activity, row.get(LIEU));
        String group = place == null ? null : group(place, row.get(GROUPE));
        Season season = season(activity, from, to);
        // a place of a season is given back by who leaves it, and by no date
        boolean whole =
                season == null
                        || season.capacity() == null
                        || to == null
                        || to.isBefore(today)
                        || !to.isBefore(season.to());
        problems.expect(whole, "whole", season == null ? "" : FrenchText.shortDate(season.to()));
        if (!problems.none()) {
            return null;
        }
        return new EnrolmentDraft(
                row.line(),
                who,
                file.orElseThrow().value(),
                row.get(REFERENCE),
                row.get(NOM),
                row.get(PRENOM),
                born,
                activity,
                place,
                season,
                from,
                to,
                group);
    }

    private Activity.Place place(Activity activity, String typed) {
        if (typed.isEmpty() && activity.places().size() == 1) {
            return activity.places().get(0);
        }
        Activity.Place place =
                find(activity.places(), typed, Activity.Place::id, Activity.Place::name)
                        .orElse(null);
        problems.expect(place != null, "place", activity.title(), CsvText.shown(typed));
        return place;
    }

    private String group(Activity.Place place, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        Optional<Activity.Group> group =
                find(place.groups(), typed, Activity.Group::name, Activity.Group::name);
        problems.expect(group.isPresent(), "group", place.name(), CsvText.shown(typed));
        return group.map(Activity.Group::name).orElse(null);
    }

    /** The season that holds all of the period. */
    private Season season(Activity activity, LocalDate from, LocalDate to) {
        LocalDate day = from != null ? from : to != null ? to : today;
        Optional<Season> season =
                activity.season(day)
                        .or(
                                () ->
                                        activity.seasons().stream()
                                                .filter(s -> from == null && to == null)
                                                .filter(s -> s.from().isAfter(today))
                                                .findFirst());
        boolean inside =
                season.isPresent()
                        && (from == null || season.get().covers(from))
                        && (to == null || season.get().covers(to));
        problems.expect(inside, "period", activity.title(), seasons(activity));
        boolean order = from == null || to == null || !to.isBefore(from);
        problems.expect(order, "order");
        return inside && order ? season.get() : null;
    }

    private static String seasons(Activity activity) {
        return String.join(
                ", ",
                activity.seasons().stream()
                        .map(
                                s ->
                                        "du "
                                                + FrenchText.shortDate(s.from())
                                                + " au "
                                                + FrenchText.shortDate(s.to()))
                        .toList());
    }

    private static <T> Optional<T> find(
            List<T> all, String typed, Function<T, String> id, Function<T, String> name) {
        String plain = FrenchText.folded(typed);
        Optional<T> known = all.stream().filter(one -> id.apply(one).equals(typed)).findFirst();
        if (known.isPresent()) {
            return known;
        }
        // of two with one name the file has to say which, by its id
        List<T> named =
                all.stream()
                        .filter(one -> FrenchText.folded(name.apply(one)).equals(plain))
                        .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
