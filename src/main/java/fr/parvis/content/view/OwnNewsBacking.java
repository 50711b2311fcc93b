package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.OwnNews;
import fr.parvis.content.service.RichText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings.NewsCategory;
import fr.parvis.web.Html;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** "Mes actualités", and what of the other sections is not for everybody. */
@RequestScoped
@Named
public class OwnNewsBacking {

    @Inject OwnNews own;
    @Inject MediaLibrary library;
    @Inject Categories categories;
    @Inject ArticleMedia articleMedia;
    @Inject PathParameters path;
    @Inject SentText sent;

    private Section section = Section.NEWS;
    private NewsCategory category;
    private OwnNews.Part part = new OwnNews.Part(List.of(), 1, false);
    private Set<Long> read = Set.of();
    private Map<Long, MediaItem> pictures = Map.of();
    private NewsItem item;
    private MediaLibrary.Shown media = MediaLibrary.Shown.NOTHING;
    private Later<Integer> unread = Later.known(0);

    private void choose(String name) {
        section = Section.valueOf(name);
        if (!categories.offers(section)) {
            throw new NotFoundException("section " + name);
        }
    }

    public void load(String name) {
        choose(name);
        String id = sent.stripped("categorie");
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
        part = own.part(section, id, page.isEmpty() ? 1 : Integer.parseInt(page));
        read = own.read();
        pictures = library.pictures(part.items().stream().map(NewsItem::media).toList());
    }

    /** The item in the address; from now on it is read. */
    public void loadItem(String name) {
        choose(name);
        item = own.get(section, path.get("slug"));
        media = library.shown(item.media());
        own.read(item);
    }

    /** For the tile of the dashboard. */
    public void count() {
        unread = own.unread(Section.NEWS);
    }

    public int getUnread() {
        return unread.get();
    }

    /** "2 actualités à lire". */
    public String getSummary() {
        if (item != null) {
            return FrenchText.typography(item.text().summary());
        }
        int count = getUnread();
        return Messages.text(
                "content.own.unread." + (count == 0 ? "zero" : count == 1 ? "one" : "several"),
                count);
    }

    public Section getSection() {
        return section;
    }

    /** "Mes actualités", or the title of the item. */
    public String getTitle() {
        return item == null
                ? Messages.text(section.key("own"))
                : FrenchText.typography(item.text().title());
    }

    public String getSectionTitle() {
        return Messages.text(section.key("own"));
    }

    public List<NewsCategory> getCategories() {
        return categories.of(section);
    }

    public boolean isShown(String id) {
        return id.equals(category == null ? "" : category.id());
    }

    public List<NewsItem> getItems() {
        return part.items();
    }

    /** Address of the newer part, below the root of the portal; null on the first. */
    public String getPrevious() {
        return part.number() == 1 ? null : address(part.number() - 1);
    }

    /** Address of the older part; null on the last. */
    public String getNext() {
        return part.more() ? address(part.number() + 1) : null;
    }

    private String address(int number) {
        String chosen = category == null ? "" : "categorie=" + category.id() + "&";
        return section.ownPath() + "?" + chosen + "page=" + number;
    }

    public MediaItem picture(NewsItem one) {
        return pictures.get(one.media().pictureId());
    }

    public boolean unread(NewsItem one) {
        return section == Section.NEWS && !read.contains(one.id());
    }

    /** "Pour vous : familles connues du service Scolarité". */
    public String why(NewsItem one) {
        List<String> groups = own.why(one);
        return groups.isEmpty()
                ? Messages.text("content.own.whyAll")
                : Messages.text("content.own.why", String.join(", ", groups));
    }

    public NewsItem getItem() {
        return item;
    }

    public String getBody() {
        return RichText.html(item.text());
    }

    public String getPicture() {
        return articleMedia.picture(media, MediaAddresses.OWN);
    }

    public String getFiles() {
        return articleMedia.files(media, MediaAddresses.OWN);
    }

    public String getAbout() {
        var html = new Html();
        NewsTag.about(html, item, categories);
        return html.toString();
    }
}
