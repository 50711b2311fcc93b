package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.NewsText;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.content.service.RichText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** A news item at the desk: written, previewed, published, withdrawn; and what it said before. */
@RequestScoped
@Named
public class NewsEditorBacking {

    private static final String ADDRESS = "/agents/contenus/";
    private static final Set<String> TOLD = Set.of("enregistre", "publie", "retire");

    @Inject NewsDesk desk;
    @Inject CurrentUser user;
    @Inject NewsForm form;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private NewsItem item;
    private List<NewsVersion> versions = List.of();
    private NewsText shown;

    /** A page for what does not exist yet. */
    public void begin() {
        user.editor();
    }

    public void load() {
        item = desk.get(path.number("id"), user.editor());
        versions = desk.versions(item.id(), user.editor());
        shown = item.text();
    }

    /** What it said after one of its changes. */
    public void loadVersion() {
        load();
        shown = desk.version(item.id(), path.number("edition"), user.editor()).text();
    }

    /** "Enregistrer le brouillon" of a new one. */
    public void create() {
        goTo(desk.create(form.text(), user.editor()).id(), "?dit=enregistre");
    }

    public void save() {
        desk.write(item.id(), form.version(), form.text(), user.editor());
        goTo(item.id(), "?dit=enregistre");
    }

    /** "Enregistrer et voir l'aperçu". */
    public void preview() {
        desk.write(item.id(), form.version(), form.text(), user.editor());
        goTo(item.id(), "/apercu");
    }

    public void publish() {
        desk.publish(
                item.id(), form.version(), form.text(), form.from(), form.until(), user.editor());
        goTo(item.id(), "?dit=publie");
    }

    public void withdraw() {
        desk.withdraw(item.id(), form.version(), user.editor());
        goTo(item.id(), "?dit=retire");
    }

    private void goTo(long id, String rest) {
        navigation.to(ADDRESS + id + rest);
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

    public boolean isWithdrawable() {
        return getState().mayBecome(NewsState.WITHDRAWN);
    }

    /** What was just done; null when nothing was. */
    public String getTold() {
        String told = sent.of("dit");
        boolean known = TOLD.contains(told) && item != null && !form.isSent();
        return known
                ? Messages.text("content.told." + told + (isPublished() ? ".public" : ""))
                : null;
    }

    public String getTitle() {
        return FrenchText.typography(shown.title());
    }

    public String getSummary() {
        return FrenchText.typography(shown.summary());
    }

    public String getBody() {
        return RichText.html(shown.body());
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
            case "heure" -> "08:00";
            case "fin" -> end();
            default -> "";
        };
    }

    private String end() {
        return item == null || item.endsAt() == null
                ? ""
                : NewsDeskBacking.lastDay(item.endsAt()).toString();
    }
}
