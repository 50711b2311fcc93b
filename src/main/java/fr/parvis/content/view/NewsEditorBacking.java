package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsContent;
import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.content.service.RichText;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings.NewsCategory;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A news item at the desk: written, previewed, published, withdrawn; and what it said before. */
@RequestScoped
@Named
public class NewsEditorBacking {

    private static final String ADDRESS = "/agents/contenus/";
    private static final Set<String> TOLD = Set.of("enregistre", "publie", "retire", "relecture");

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    @Inject NewsDesk desk;
    @Inject CurrentUser user;
    @Inject NewsForm form;
    @Inject MediaChoice media;
    @Inject MediaLibrary library;
    @Inject ArticleMedia articleMedia;
    @Inject Categories categories;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private NewsItem item;
    private List<NewsVersion> versions = List.of();
    private NewsText shown;
    private NewsMedia shownMedia = NewsMedia.none();
    private Section section = Section.NEWS;

    /** A page for what does not exist yet, in the section that the address names. */
    public void begin() {
        user.editor();
        section = Section.of(sent.stripped("rubrique")).orElse(Section.NEWS);
        if (!categories.offers(section)) {
            throw new NotFoundException("section " + section);
        }
    }

    public void load() {
        item = desk.get(path.number("id"), user.editor());
        versions = desk.versions(item.id(), user.editor());
        section = item.section();
        shown = item.text();
        shownMedia = item.media();
        media.begin(item.media());
    }

    /** "Enregistrer le brouillon" of a new one. */
    public void create() {
        goTo(desk.create(section, said(), user.editor()).id(), "?dit=enregistre");
    }

    public void save() {
        desk.write(item.id(), form.version(), said(), form.dates(), user.editor());
        goTo(item.id(), "?dit=enregistre");
    }

    /** "Enregistrer et voir l'aperçu". */
    public void preview() {
        desk.write(item.id(), form.version(), said(), form.dates(), user.editor());
        goTo(item.id(), "/apercu");
    }

    public void publish() {
        desk.publish(item.id(), form.version(), said(), form.dates(), user.editor());
        goTo(item.id(), "?dit=publie");
    }

    /** "Demander une relecture". */
    public void askReview() {
        desk.askReview(item.id(), form.version(), said(), form.dates(), user.editor());
        goTo(item.id(), "?dit=relecture");
    }

    public void withdraw() {
        desk.withdraw(item.id(), form.version(), user.editor());
        goTo(item.id(), "?dit=retire");
    }

    private NewsContent said() {
        return form.content(user.editor().displayName());
    }

    private void goTo(long id, String rest) {
        navigation.to(ADDRESS + id + rest);
    }

    /** Whether the preview is as wide as a phone. */
    public boolean isNarrow() {
        return "360".equals(sent.of("largeur"));
    }

    public Section getSection() {
        return section;
    }

    public List<NewsCategory> getCategories() {
        return categories.of(section);
    }

    /** Where everybody, or those for whom it is, read it. */
    public String getAddress() {
        return NewsAddresses.of(item);
    }

    public String getPicture() {
        return articleMedia.picture(library.shown(shownMedia), MediaAddresses.DESK);
    }

    public String getFiles() {
        return articleMedia.files(library.shown(shownMedia), MediaAddresses.DESK);
    }

    public NewsItem getItem() {
        return item;
    }

    public List<NewsVersion> getVersions() {
        return versions;
    }

    public NewsState getState() {
        return item == null ? NewsState.DRAFT : item.state(clock.instant());
    }

    /** Whether everybody can read it now. */
    public boolean isPublished() {
        return getState() == NewsState.PUBLISHED;
    }

    /** Whether that is here, and not on the town's site only. */
    public boolean isOnPortal() {
        return isPublished() && item.destination() != NewsDestination.SITE;
    }

    public boolean isWithdrawable() {
        return getState().mayBecome(NewsState.WITHDRAWN);
    }

    /** What was just done; null when nothing was. */
    public String getTold() {
        String told = sent.of("dit");
        boolean known = TOLD.contains(told) && item != null && !form.isSent();
        return known ? Messages.text("content.told." + told + where(told)) : null;
    }

    private String where(String told) {
        boolean away = told.equals("publie") && !isOnPortal();
        return !isPublished() ? "" : away ? ".site" : ".public";
    }

    public String getTitle() {
        return FrenchText.typography(shown.title());
    }

    public String getSummary() {
        return FrenchText.typography(shown.summary());
    }

    public String getBody() {
        return RichText.html(shown);
    }

    /** What was typed before a problem, else what is stored. */
    public String typed(String name) {
        if (form.isSent()) {
            return form.of(name);
        }
        NewsText text = item == null ? null : item.text();
        return switch (name) {
            case "titre" -> text == null ? "" : text.title();
            case "resume" -> text == null ? "" : text.summary();
            case "texte" -> text == null ? "" : text.body();
            case "categorie" -> text == null || text.category() == null ? "" : text.category();
            case "tete" -> text == null || !text.pinned() ? "" : "1";
            case "rang" -> text == null || !text.pinned() ? "1" : text.pinRank().toString();
            case "lecteurs" -> item == null ? "PUBLIC" : item.reach().reader().name();
            case "destination" -> item == null ? "PORTAL" : item.destination().name();
            case "quand" -> planned().isPresent() ? "date" : "maintenant";
            case "jour" -> planned().map(at -> at.toLocalDate().toString()).orElse("");
            case "heure" -> planned().map(at -> at.toLocalTime().format(HOUR)).orElse("08:00");
            case "fin" -> end();
            default -> "";
        };
    }

    /** Whether a group is among those meant. */
    public boolean isMeant(String key) {
        return form.isSent()
                ? form.all("groupe").contains(key)
                : item != null && item.reach().groups().contains(key);
    }

    /** When it is to appear; empty for at once, or when that was long ago. */
    private Optional<LocalDateTime> planned() {
        return Optional.ofNullable(item)
                .map(NewsItem::wishedAt)
                .filter(at -> getState() == NewsState.DRAFT || at.isAfter(clock.instant()))
                .map(at -> LocalDateTime.ofInstant(at, ClockProducer.PARIS));
    }

    private String end() {
        return item == null || item.wishedEnd() == null
                ? ""
                : NewsDeskBacking.lastDay(item.wishedEnd()).toString();
    }
}
