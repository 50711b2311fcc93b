package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.service.MediaIntake;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** "Médiathèque": the pictures and PDFs of the desk. */
@RequestScoped
@Named
public class LibraryBacking {

    private static final String ADDRESS = "/agents/contenus/mediatheque";
    private static final Set<String> TOLD = Set.of("enregistre", "ajoute", "supprime");

    @Inject MediaLibrary library;
    @Inject MediaIntake intake;
    @Inject CurrentUser user;
    @Inject Uploads uploads;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private MediaItem.Sort sort = MediaItem.Sort.PICTURE;
    private int number = 1;
    private List<MediaItem> found = List.of();
    private MediaItem item;
    private boolean used;

    public void load() {
        sort = "pdf".equals(sent.of("sorte")) ? MediaItem.Sort.PDF : MediaItem.Sort.PICTURE;
        String page = sent.stripped("page");
        number = page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
        found = library.page(sort, getWords(), number, user.editor());
    }

    public void loadItem() {
        item = library.get(path.number("id"), user.editor());
        used = library.used(item.id(), user.editor());
    }

    public void add() {
        String by = user.editor().displayName();
        Uploads.SentFile file =
                uploads.files("fichier").stream()
                        .findFirst()
                        .orElseThrow(() -> new DomainException("content.problem.noFile"));
        var content = new ByteArrayInputStream(file.content());
        boolean pdf =
                new String(
                                file.content(),
                                0,
                                Math.min(4, file.content().length),
                                StandardCharsets.ISO_8859_1)
                        .equals("%PDF");
        MediaItem added =
                pdf
                        ? intake.pdf(file.name(), content, by)
                        : intake.picture(
                                file.name(), content, MediaItem.requireAlt(sent.of("texte")), by);
        navigation.to(ADDRESS + "/" + added.id() + "?dit=ajoute");
    }

    public void describe() {
        library.describe(item.id(), MediaItem.requireAlt(sent.of("texte")), user.editor());
        navigation.to(ADDRESS + "/" + item.id() + "?dit=enregistre");
    }

    public void remove() {
        library.remove(item.id(), user.editor());
        navigation.to(ADDRESS + "?dit=supprime");
    }

    public String getTold() {
        String told = sent.of("dit");
        return TOLD.contains(told) ? Messages.text("content.library.told." + told) : null;
    }

    public String getWords() {
        return sent.stripped("q");
    }

    public boolean isPdf() {
        return sort == MediaItem.Sort.PDF;
    }

    public List<MediaItem> getItems() {
        return found.size() > MediaLibrary.PAGE ? found.subList(0, MediaLibrary.PAGE) : found;
    }

    public MediaItem getItem() {
        return item;
    }

    public boolean isUsed() {
        return used;
    }

    /** Address of the file itself, in its largest copy. */
    public String getFile() {
        return MediaAddresses.DESK.of(item, Integer.MAX_VALUE);
    }

    public String getPrevious() {
        return number == 1 ? null : address(number - 1);
    }

    public String getNext() {
        return found.size() > MediaLibrary.PAGE ? address(number + 1) : null;
    }

    private String address(int page) {
        String query = URLEncoder.encode(getWords(), StandardCharsets.UTF_8);
        return ADDRESS + "?sorte=" + (isPdf() ? "pdf" : "image") + "&q=" + query + "&page=" + page;
    }
}
