package fr.parvis.booking.view;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.PricedBasket;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A child's basket as step 2 shows it.
 *
 * @param id of the enrolment
 * @param name "Matteo - ALSH Mercredis - du … au … - Centre de Loisirs"
 * @param total what the possible lines come to; null where the town shows no prices
 */
public record ShownBasket(long id, String child, String name, List<Line> lines, Money total) {

    /**
     * A box that was ticked or unticked.
     *
     * @param unit its label
     * @param price null where the town shows none
     * @param problem why it cannot be had; null when it can
     */
    public record Line(
            LocalDate day, String unit, DayChange.Kind change, Money price, String problem) {}

    static ShownBasket of(PricedBasket.Part part, Activity activity) {
        boolean priced =
                Stream.concat(part.adds().stream(), part.cancels().stream())
                        .anyMatch(d -> d.price().isPositive());
        var lines = new ArrayList<Line>();
        part.adds().forEach(d -> lines.add(line(d, DayChange.Kind.ADD)));
        part.cancels().forEach(d -> lines.add(line(d, DayChange.Kind.CANCEL)));
        part.problems()
                .forEach(
                        f ->
                                lines.add(
                                        new Line(
                                                f.day(),
                                                label(activity, f.unit()),
                                                f.change(),
                                                null,
                                                f.words())));
        lines.sort(Comparator.comparing(Line::day));
        return new ShownBasket(
                part.line().id(),
                part.line().child(),
                EnrolmentsBacking.name(part.line()),
                lines,
                priced ? part.added().minus(part.cancelled()) : null);
    }

    private static Line line(PricedBasket.Day day, DayChange.Kind change) {
        return new Line(day.day(), day.label(), change, day.price(), null);
    }

    /** The name of a unit; its id when the activity has it no more. */
    static String label(Activity activity, String unit) {
        return activity.unit(unit).map(Activity.Unit::label).orElse(unit);
    }

    /** Whether there is anything that can be asked for. */
    public boolean possible() {
        return lines.stream().anyMatch(l -> l.problem() == null);
    }
}
