package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.News;
import fr.parvis.content.service.NewsAtHome;
import fr.parvis.content.service.RichText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.NewsCategory;
import fr.parvis.web.Html;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** The public pages of news, and of the other sections. */
@RequestScoped
@Named
public class NewsBacking {

    private static final int AT_HOME = 3;

    @Inject News news;
    @Inject NewsAtHome atHome;
    @Inject MediaLibrary library;
    @Inject Categories categories;
    @Inject ArticleMedia articleMedia;
    @Inject NewsHead head;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject SentText sent;

    private Section section = Section.NEWS;
    private NewsCategory category;
    private News.Part part;
    private NewsItem item;
    private MediaLibrary.Shown media = MediaLibrary.Shown.NOTHING;
    private List<NewsItem> latest;
    private Map<Long, MediaItem> pictures = Map.of();

    private void choose(String name) {
        section = Section.valueOf(name);
        if (!categories.offers(section)) {
            throw new NotFoundException("section " + name);
        }
    }

    /** A list: of all, or of the category in the address. */
    public void load(String name) {
        choose(name);
        String id = path.get("category");
        if (!id.isEmpty()) {
            category =
                    categories
                            .find(section, id)
                            .orElseThrow(() -> new NotFoundException("category " + id));
        }
        String page = sent.stripped("page");
        if (!page.isEmpty() && !page.matches("[1-9]\\d{0,5}")) {
            throw new NotFoundException("page of " + name);
        }
        part = news.part(section, id, page.isEmpty() ? 1 : Integer.parseInt(page));
        illustrate(part.items());
    }

    private void illustrate(List<NewsItem> items) {
        pictures = library.pictures(items.stream().map(NewsItem::media).toList());
    }

    /** The item in the address. */
    public void loadItem(String name) {
        choose(name);
        item = news.get(section, path.get("slug"));
        media = library.shown(item.media());
    }

    public Section getSection() {
        return section;
    }

    public String getTitle() {
        if (item != null) {
            return FrenchText.typography(item.text().title());
        }
        return category == null ? getSectionTitle() : category.title();
    }

    /** "Infos pratiques". */
    public String getSectionTitle() {
        return Messages.text(section.key("title"));
    }

    public List<NewsCategory> getCategories() {
        return categories.of(section);
    }

    /** For the head of the page. */
    public String getHead() {
        return item != null
                ? head.ofItem(item, media.picture())
                : head.ofList(
                        section,
                        address(part.number()),
                        Messages.text("content.feed.title", town.name()));
    }

    public List<NewsItem> getItems() {
        return part.items();
    }

    /** The picture of an item of the list; null without one. */
    public MediaItem picture(NewsItem one) {
        return pictures.get(one.media().pictureId());
    }

    public NewsItem getItem() {
        return item;
    }

    public String getSummary() {
        return FrenchText.typography(item.text().summary());
    }

    /** What it says, as HTML that is safe. */
    public String getBody() {
        return RichText.html(item.text());
    }

    public String getPicture() {
        return articleMedia.picture(media, MediaAddresses.PUBLIC);
    }

    public String getFiles() {
        return articleMedia.files(media, MediaAddresses.PUBLIC);
    }

    /** "mardi 17 novembre 2026 · Mot du maire", as HTML. */
    public String getAbout() {
        var html = new Html();
        NewsTag.about(html, item, categories);
        return html.toString();
    }

    /** Of the home page. */
    public List<NewsItem> getLatest() {
        if (latest == null) {
            NewsAtHome.Shown first = atHome.first(AT_HOME);
            latest = first.items();
            pictures = first.pictures();
        }
        return latest;
    }

    public boolean isShown(String id) {
        return id.equals(category == null ? "" : category.id());
    }

    /** Address of the newer part; null on the first. */
    public String getPrevious() {
        return part.number() == 1 ? null : address(part.number() - 1);
    }

    /** Address of the older part; null on the last. */
    public String getNext() {
        return part.hasNext() ? address(part.number() + 1) : null;
    }

    private String address(int number) {
        String list = NewsAddresses.list(section, category == null ? "" : category.id());
        return number == 1 ? list : list + "?page=" + number;
    }
}
