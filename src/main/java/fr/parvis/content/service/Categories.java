package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.FrenchText;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.NewsCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which sections and categories the town has. News is everywhere; the others have categories. */
@ApplicationScoped
@Named("contentCategories")
public class Categories {

    @Inject TownSettings town;

    public List<NewsCategory> of(Section section) {
        return switch (section) {
            case NEWS -> town.newsCategories();
            case PRACTICAL -> town.content().practical();
            case ACTIVITY -> town.content().activities();
            case DOCUMENT -> town.content().documents();
        };
    }

    public Optional<NewsCategory> find(Section section, String id) {
        return of(section).stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The name of the category of an item; empty when it has none, or the town no more. */
    public Optional<String> title(NewsItem item) {
        return item.text().category() == null
                ? Optional.empty()
                : find(item.section(), item.text().category())
                        .map(c -> FrenchText.typography(c.title()));
    }

    public boolean offers(Section section) {
        return section == Section.NEWS || !of(section).isEmpty();
    }

    /** The sections of the town, in the order of its menu. */
    public List<Section> getSections() {
        return Stream.of(Section.values()).filter(this::offers).toList();
    }

    /** The same without news. */
    public List<Section> getOthers() {
        return getSections().stream().filter(s -> s != Section.NEWS).toList();
    }
}
