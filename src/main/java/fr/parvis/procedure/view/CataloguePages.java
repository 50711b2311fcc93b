package fr.parvis.procedure.view;

import fr.parvis.procedure.service.Catalogue;
import fr.parvis.web.Sitemap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The public pages of the catalogue, for search engines. */
@ApplicationScoped
public class CataloguePages {

    @Inject Catalogue catalogue;

    void list(@Observes Sitemap map) {
        map.add("/demarches");
        var all = catalogue.all();
        all.stream().map(p -> p.theme()).distinct().forEach(t -> map.add("/demarches/theme/" + t));
        all.stream()
                .filter(p -> !p.opensElsewhere())
                .forEach(p -> map.add("/demarches/" + p.slug()));
    }
}
