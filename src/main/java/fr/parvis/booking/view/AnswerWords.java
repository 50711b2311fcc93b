package fr.parvis.booking.view;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.EnrolmentLine;
import fr.parvis.booking.service.Activities;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a family reads before it validates: who answers, or that nobody has to. */
@ApplicationScoped
class AnswerWords {

    @Inject Activities activities;
    @Inject TownSettings town;

    String of(Collection<EnrolmentLine> lines) {
        if (lines.stream().noneMatch(EnrolmentLine::byAgent)) {
            return Messages.text("booking.intro.atOnce");
        }
        String services =
                lines.stream()
                        .filter(EnrolmentLine::byAgent)
                        .map(l -> service(activities.get(l.activityId())))
                        .distinct()
                        .collect(Collectors.joining("\u00a0; "));
        return Messages.text(
                lines.stream().allMatch(EnrolmentLine::byAgent)
                        ? "booking.intro.byAgent"
                        : "booking.intro.mixed",
                services);
    }

    private String service(Activity activity) {
        return town.service(activity.service())
                .map(TownSettings.TownService::name)
                .orElse(town.townHall().name());
    }
}
