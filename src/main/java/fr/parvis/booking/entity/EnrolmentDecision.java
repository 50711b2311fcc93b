package fr.parvis.booking.entity;

import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a line of a file of enrolments does with a child, as things are: before places are counted.
 *
 * @param outcome CREATE as long as there is a place
 * @param reason in French, when it is faulty
 * @param group the child's; null without groups
 * @param there the enrolment that is changed; null otherwise
 */
public record EnrolmentDecision(
        FamilyOutcome outcome, String reason, String group, EnrolledChild there) {

    /**
     * @param enrolled what the child has: also what has ended early
     */
    public static EnrolmentDecision of(
            EnrolmentDraft draft,
            FamilyChild child,
            List<EnrolledChild> enrolled,
            LocalDate today) {
        Activity activity = draft.activity();
        LocalDate first = draft.first(today);
        LocalDate last = draft.last();
        Season season = draft.season();
        // of two in a season, one after the other, the one at the place of the line is meant
        Optional<EnrolledChild> living =
                enrolled.stream()
                        .filter(e -> e.state().living())
                        .filter(
                                e ->
                                        e.endsEarly()
                                                ? e.meets(activity.id(), first, last)
                                                : e.meets(
                                                        activity.id(), season.from(), season.to()))
                        .min(Comparator.comparing(e -> !e.place().equals(draft.place().id())));
        if (living.isPresent()) {
            return there(draft, living.get());
        }
        Optional<EnrolledChild> ended =
                enrolled.stream()
                        .filter(e -> e.state() == EnrolmentState.ENDED)
                        .filter(e -> e.place().equals(draft.place().id()))
                        .filter(e -> e.meets(activity.id(), first, last))
                        .findFirst();
        if (ended.isPresent()) {
            return draft.says(ended.get().from(), ended.get().to()) && draft.to() != null
                    ? new EnrolmentDecision(FamilyOutcome.SAME, null, null, null)
                    : faulty("ended", FrenchText.shortDate(ended.get().to()));
        }
        if (last.isBefore(today)) {
            return faulty("over", FrenchText.shortDate(last));
        }
        LocalDate day = first.isBefore(today) ? today : first;
        Optional<String> bar =
                child.bar(day)
                        .map(
                                b ->
                                        Messages.text(
                                                "booking.import.line." + b,
                                                FrenchText.shortDate(day)))
                        .or(
                                () ->
                                        EnrolmentBar.of(activity, child.facts(), first)
                                                .map(EnrolmentBar::words));
        if (bar.isPresent()) {
            return new EnrolmentDecision(FamilyOutcome.FAULTY, bar.get(), null, null);
        }
        String group =
                draft.group() != null
                        ? draft.group()
                        : draft.place().group(child.facts().ageOn(first)).orElse(null);
        return new EnrolmentDecision(FamilyOutcome.CREATE, null, group, null);
    }

    private static EnrolmentDecision there(EnrolmentDraft draft, EnrolledChild there) {
        if (!there.place().equals(draft.place().id())) {
            return faulty(
                    "elsewhere",
                    draft.activity()
                            .place(there.place())
                            .map(Activity.Place::name)
                            .orElse(there.place()));
        }
        if (!draft.says(there.from(), there.to())) {
            return faulty(
                    "otherPeriod",
                    FrenchText.shortDate(there.from()),
                    FrenchText.shortDate(there.to()));
        }
        boolean same = draft.group() == null || Objects.equals(draft.group(), there.group());
        return new EnrolmentDecision(
                same ? FamilyOutcome.SAME : FamilyOutcome.CHANGE,
                null,
                same ? there.group() : draft.group(),
                there);
    }

    public static EnrolmentDecision faulty(String problem, Object... arguments) {
        return new EnrolmentDecision(
                FamilyOutcome.FAULTY,
                Messages.text("booking.import.line." + problem, arguments),
                null,
                null);
    }
}
