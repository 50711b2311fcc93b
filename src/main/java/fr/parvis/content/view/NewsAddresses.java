package fr.parvis.content.view;

import fr.parvis.content.entity.NewsItem;

/** Where news is read, below the root of the portal. */
final class NewsAddresses {

    static final String LIST = "/actualites";
    static final String ATOM = LIST + ".atom";
    static final String JSON = LIST + ".json";

    private NewsAddresses() {}

    /** "" is the category of all. */
    static String list(String category) {
        return category.isEmpty() ? LIST : LIST + "/categorie/" + category;
    }

    static String of(NewsItem item) {
        return LIST + "/" + item.slug();
    }
}
