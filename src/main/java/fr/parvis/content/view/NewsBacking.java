package fr.parvis.content.view;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.service.News;
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

/** The public pages of news. */
@RequestScoped
@Named
public class NewsBacking {

    private static final int AT_HOME = 3;

    @Inject News news;
    @Inject NewsHead head;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject SentText sent;

    private NewsCategory category;
    private News.Part part;
    private NewsItem item;
    private List<NewsItem> latest;

    /** A list: of all, or of the category in the address. */
    public void load() {
        String id = path.get("category");
        if (!id.isEmpty()) {
            category =
                    town.newsCategory(id)
                            .orElseThrow(() -> new NotFoundException("category " + id));
        }
        String page = sent.stripped("page");
        if (!page.isEmpty() && !page.matches("[1-9]\\d{0,5}")) {
            throw new NotFoundException("page of the news");
        }
        part = news.part(id, page.isEmpty() ? 1 : Integer.parseInt(page));
    }

    /** The item in the address. */
    public void loadItem() {
        item = news.get(path.get("slug"));
    }

    public String getTitle() {
        if (item != null) {
            return FrenchText.typography(item.text().title());
        }
        return category == null ? Messages.text("content.news") : category.title();
    }

    /** For the head of the page. */
    public String getHead() {
        return item != null
                ? head.ofItem(item)
                : head.ofList(
                        address(part.number()), Messages.text("content.feed.title", town.name()));
    }

    public List<NewsItem> getItems() {
        return part.items();
    }

    public NewsItem getItem() {
        return item;
    }

    public String getSummary() {
        return FrenchText.typography(item.text().summary());
    }

    /** What it says, as HTML that is safe. */
    public String getBody() {
        return RichText.html(item.text().body());
    }

    /** "mardi 17 novembre 2026 · Mot du maire", as HTML. */
    public String getAbout() {
        var html = new Html();
        NewsTag.about(html, item, town);
        return html.toString();
    }

    /** Of the home page. */
    public List<NewsItem> getLatest() {
        if (latest == null) {
            latest = news.first(AT_HOME);
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
        String list = NewsAddresses.list(category == null ? "" : category.id());
        return number == 1 ? list : list + "?page=" + number;
    }
}
