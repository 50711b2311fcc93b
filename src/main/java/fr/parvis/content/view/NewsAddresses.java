package fr.parvis.content.view;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;

/** Where texts are read, below the root of the portal. */
final class NewsAddresses {

    static final String LIST = "/actualites";
    static final String ATOM = LIST + ".atom";
    static final String JSON = LIST + ".json";

    private NewsAddresses() {}

    /** "" is the category of all. */
    static String list(Section section, String category) {
        return category.isEmpty() ? section.path() : section.path() + "/categorie/" + category;
    }

    /** That of the space, for what is not for everybody. */
    static String of(NewsItem item) {
        Section section = item.section();
        return (item.reach().open() ? section.path() : section.ownPath()) + "/" + item.slug();
    }

    static MediaAddresses media(NewsItem item) {
        return item.reach().open() ? MediaAddresses.PUBLIC : MediaAddresses.OWN;
    }
}
