package fr.parvis.content.view;

import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.News;
import fr.parvis.web.Sitemap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The public pages of news and the other sections, for search engines. */
@ApplicationScoped
public class NewsPages {

    private static final int MOST = 5000;

    @Inject News news;
    @Inject Categories categories;

    void list(@Observes Sitemap map) {
        for (Section section : categories.getSections()) {
            map.add(section.path());
            categories.of(section).forEach(c -> map.add(NewsAddresses.list(section, c.id())));
            news.latest(section, MOST).forEach(n -> map.add(NewsAddresses.of(n), n.changedAt()));
        }
    }
}
