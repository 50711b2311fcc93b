package fr.parvis.booking.entity;

import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Why a child cannot be enrolled.
 *
 * @param words for the family: "De 3 à 11 ans."
 */
public record EnrolmentBar(Reason reason, String words) {

    /** What stands in the way. */
    public enum Reason {
        AGE,
        LEVEL,
        NOT_OPEN,
        OVER,
        ALREADY,
        FULL,
        /** The enrolment dossier of the year is not sent. */
        DOSSIER,
        /** A document that the activity asks for does not lie in the dossier. */
        DOCUMENT;

        /** Whether the family can mend it in the child's dossier. */
        public boolean mendable() {
            return this == DOSSIER || this == DOCUMENT;
        }
    }

    /**
     * The rules that need no other row than the child's.
     *
     * @param season the one to enrol in; null when the activity has none any more
     */
    public static Optional<EnrolmentBar> of(
            Activity activity, Season season, ChildFacts child, LocalDateTime now) {
        if (season == null) {
            return bar(Reason.OVER);
        }
        Optional<EnrolmentBar> unfit = of(activity, child, first(season, now.toLocalDate()));
        if (unfit.isPresent()) {
            return unfit;
        }
        if (season.over(now)) {
            return bar(Reason.OVER);
        }
        return season.enrols(now)
                ? Optional.empty()
                : bar(
                        Reason.NOT_OPEN,
                        FrenchText.longDate(season.opens().toLocalDate())
                                + " à "
                                + FrenchText.hour(season.opens().toLocalTime()));
    }

    /** Age and school level on the first day: they bind whoever enrols. */
    public static Optional<EnrolmentBar> of(Activity activity, ChildFacts child, LocalDate day) {
        if (!activity.who().fitsAge(child.bornOn(), day)) {
            return bar(Reason.AGE, new BookedChild(activity, null, null, null, null).ages());
        }
        String level = child.level() == null ? null : child.level().id();
        return activity.who().fitsLevel(level)
                ? Optional.empty()
                : bar(Reason.LEVEL, levels(activity));
    }

    /**
     * What the activity asks of the child's dossier.
     *
     * @param sent whether the dossier of the year was sent, complete
     * @param joined types of the documents that lie in it
     * @param titles the title of a type
     */
    public static Optional<EnrolmentBar> papers(
            Activity activity, boolean sent, Set<String> joined, UnaryOperator<String> titles) {
        if (activity.enrolment().dossier() && !sent) {
            return bar(Reason.DOSSIER);
        }
        String lacking =
                activity.enrolment().documents().stream()
                        .filter(d -> !joined.contains(d))
                        .map(titles)
                        .collect(Collectors.joining(", "));
        return lacking.isEmpty() ? Optional.empty() : bar(Reason.DOCUMENT, lacking);
    }

    /** The first day of an enrolment that is made today. */
    public static LocalDate first(Season season, LocalDate today) {
        return season.from().isAfter(today) ? season.from() : today;
    }

    private static String levels(Activity activity) {
        return activity.who().levels().stream()
                .flatMap(l -> SchoolLevel.read(l).stream())
                .map(SchoolLevel::label)
                .collect(Collectors.joining(", "));
    }

    public static Optional<EnrolmentBar> bar(Reason reason, Object... arguments) {
        return Optional.of(
                new EnrolmentBar(reason, Messages.text("booking.bar." + reason, arguments)));
    }
}
