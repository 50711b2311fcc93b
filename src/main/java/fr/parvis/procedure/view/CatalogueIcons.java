package fr.parvis.procedure.view;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.town.TownSettings;
import fr.parvis.web.IconSprite;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells the icon sprite which icons the town's files name. */
@ApplicationScoped
public class CatalogueIcons {

    @Inject Catalogue catalogue;
    @Inject TownSettings town;
    @Inject IconSprite icons;

    void collect(@Observes @Priority(3000) PortalStarting starting) {
        catalogue.all().forEach(p -> icons.need(p.icon()));
        town.themes().forEach(t -> icons.need(t.icon()));
    }
}
