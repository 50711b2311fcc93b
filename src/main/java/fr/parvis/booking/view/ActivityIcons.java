package fr.parvis.booking.view;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.service.Activities;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.web.IconSprite;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;

/** The icons of the town's activities belong into the sprite. */
@ApplicationScoped
public class ActivityIcons {

    private static final int AFTER_ACTIVITIES = 4000;

    @Inject Activities activities;
    @Inject IconSprite icons;

    void need(@Observes @Priority(AFTER_ACTIVITIES) PortalStarting start) {
        activities.all().stream().map(Activity::icon).filter(Objects::nonNull).forEach(icons::need);
    }
}
