package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The list of the desk: all texts of a section, the latest changed first. */
@RequestScoped
@Named
public class NewsDeskBacking {

    private static final String ADDRESS = "/agents/contenus";

    @Inject NewsDesk desk;
    @Inject CurrentUser user;
    @Inject Categories categories;
    @Inject SentText sent;
    @Inject Clock clock;

    private Section section = Section.NEWS;
    private int number;
    private List<NewsItem> items;
    private long count;

    public void load() {
        String page = sent.stripped("page");
        number = page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
        section = Section.of(sent.stripped("rubrique")).filter(categories::offers).orElse(section);
        items = desk.page(section, number, user.editor());
        count = desk.count(section, user.editor());
    }

    public Section getSection() {
        return section;
    }

    public List<Section> getSections() {
        return categories.getSections();
    }

    public List<NewsItem> getItems() {
        return items;
    }

    public NewsState state(NewsItem item) {
        return item.state(clock.instant());
    }

    public String category(NewsItem item) {
        return categories.title(item).orElse("");
    }

    /** "23/11/2026 à 8 h 00"; "" while it has no date. */
    public String from(NewsItem item) {
        return item.publishAt() == null ? "" : FrenchText.shortDateTime(item.publishAt());
    }

    /** The last day on which it is read; "" without an end. */
    public String until(NewsItem item) {
        return item.endsAt() == null ? "" : FrenchText.shortDate(lastDay(item.endsAt()));
    }

    static LocalDate lastDay(Instant end) {
        return LocalDate.ofInstant(end.minusNanos(1), ClockProducer.PARIS);
    }

    public String getPrevious() {
        return number == 1 ? null : ADDRESS + "?rubrique=" + section + "&page=" + (number - 1);
    }

    public String getNext() {
        return (long) number * NewsDesk.PAGE < count
                ? ADDRESS + "?rubrique=" + section + "&page=" + (number + 1)
                : null;
    }
}
