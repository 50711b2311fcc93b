package fr.parvis.booking.service;

import fr.parvis.account.service.CitizenGroups;
import fr.parvis.account.service.CitizenMembership;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The families whose children are enrolled in an activity, as a group that the town may address.
 */
@ApplicationScoped
class ActivityGroups {

    private static final String PREFIX = "activite:";

    @Inject Activities activities;
    @Inject EnrolmentRepository enrolments;
    @Inject Clock clock;

    void name(@Observes CitizenGroups groups) {
        activities
                .all()
                .forEach(
                        a ->
                                groups.add(
                                        PREFIX + a.id(),
                                        Messages.text("booking.group.activity", a.title())));
    }

    void tell(@Observes CitizenMembership membership) {
        if (!activities.all().isEmpty()) {
            enrolments
                    .activitiesOf(membership.accountId(), LocalDate.now(clock))
                    .forEach(activity -> membership.add(PREFIX + activity));
        }
    }
}
