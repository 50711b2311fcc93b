package fr.parvis.content.view;

import fr.parvis.content.service.News;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Sitemap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The public pages of news, for search engines. */
@ApplicationScoped
public class NewsPages {

    private static final int MOST = 5000;

    @Inject News news;
    @Inject TownSettings town;

    void list(@Observes Sitemap map) {
        map.add(NewsAddresses.LIST);
        town.newsCategories().forEach(c -> map.add(NewsAddresses.list(c.id())));
        news.latest(MOST).forEach(n -> map.add(NewsAddresses.of(n), n.changedAt()));
    }
}
