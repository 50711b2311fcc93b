package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsVersion;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.content.service.NewsDesk;
import fr.parvis.content.service.RichText;
import fr.parvis.content.service.TextChanges;
import fr.parvis.kernel.FrenchText;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What a text said after one of its changes, and what that changed. */
@RequestScoped
@Named
public class VersionBacking {

    @Inject NewsDesk desk;
    @Inject CurrentUser user;
    @Inject MediaLibrary library;
    @Inject ArticleMedia articleMedia;
    @Inject PathParameters path;
    @Inject SentText sent;

    private NewsItem item;
    private NewsVersion shown;
    private NewsVersion before;

    public void load() {
        item = desk.get(path.number("id"), user.editor());
        List<NewsVersion> all = desk.versions(item.id(), user.editor());
        shown = desk.version(item.id(), path.number("edition"), user.editor());
        String with = sent.stripped("avec");
        int other = with.matches("\\d{1,6}") ? Integer.parseInt(with) : shown.edition() - 1;
        before = all.stream().filter(v -> v.edition() == other).findFirst().orElse(null);
    }

    public NewsItem getItem() {
        return item;
    }

    public NewsVersion getShown() {
        return shown;
    }

    /** With which it is compared; null for the first. */
    public NewsVersion getBefore() {
        return before;
    }

    /** Those with which it may be compared instead. */
    public List<NewsVersion> getOthers() {
        return desk.versions(item.id(), user.editor()).stream()
                .filter(v -> v.edition() != shown.edition())
                .toList();
    }

    public boolean isChanged() {
        return !(getTitleChange() + getSummaryChange() + getBodyChange()).isEmpty();
    }

    public String getTitleChange() {
        return TextChanges.html(before.text().title(), shown.text().title());
    }

    public String getSummaryChange() {
        return TextChanges.html(before.text().summary(), shown.text().summary());
    }

    public String getBodyChange() {
        return TextChanges.html(before.text().body(), shown.text().body());
    }

    public String getTitle() {
        return FrenchText.typography(shown.text().title());
    }

    public String getSummary() {
        return FrenchText.typography(shown.text().summary());
    }

    public String getBody() {
        return RichText.html(shown.text());
    }

    public String getPicture() {
        return articleMedia.picture(library.shown(shown.media()), MediaAddresses.DESK);
    }

    public String getFiles() {
        return articleMedia.files(library.shown(shown.media()), MediaAddresses.DESK);
    }
}
