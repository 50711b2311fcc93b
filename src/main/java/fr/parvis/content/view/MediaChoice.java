package fr.parvis.content.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.entity.NewsMedia;
import fr.parvis.content.service.MediaIntake;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.SentText;
import fr.parvis.web.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The part of a form that chooses a picture and files of the library, or brings new ones. */
@RequestScoped
@Named
public class MediaChoice {

    @Inject MediaIntake intake;
    @Inject MediaLibrary library;
    @Inject CurrentUser user;
    @Inject Uploads uploads;
    @Inject SentText sent;

    private NewsMedia chosen = NewsMedia.none();
    private MediaLibrary.Shown shown;
    private String alt;

    /** What goes with the text so far. */
    void begin(NewsMedia media) {
        chosen = media;
        shown = null;
    }

    /** What the form says; new files are taken into the library. */
    NewsMedia chosen(String by) {
        // what is taken here is kept by the page that comes back when something else is wrong
        begin(new NewsMedia(number(sent.of("image")), kept()));
        Long picture = chosen.pictureId();
        List<Uploads.SentFile> brought = brought("image-fichier");
        boolean other =
                !brought.isEmpty() || !Objects.equals(picture, number(sent.of("image-avant")));
        alt = sent.stripped("image-texte");
        if (other && alt.equals(sent.stripped("image-avant-texte"))) {
            // nobody has said that of this picture: it stood there for the one before
            alt = "";
        }
        for (Uploads.SentFile file : brought) {
            picture = intake.picture(file.name(), bytes(file), alt, by).id();
            begin(new NewsMedia(picture, chosen.files()));
        }
        if (picture != null && !alt.isEmpty() && brought.isEmpty()) {
            library.describe(picture, alt, user.editor());
        }
        List<Long> files = new ArrayList<>(chosen.files());
        Long added = number(sent.of("document"));
        if (added != null) {
            files.add(added);
        }
        for (Uploads.SentFile file : brought("documents")) {
            files.add(intake.pdf(file.name(), bytes(file), by).id());
            begin(new NewsMedia(picture, files));
        }
        begin(new NewsMedia(picture, files));
        return chosen;
    }

    List<Uploads.SentFile> brought(String input) {
        return uploads.files(input);
    }

    /** Those that stay, in the order of the numbers that stand beside them. */
    private List<Long> kept() {
        List<Long> listed =
                sent.all("fichier").stream()
                        .map(MediaChoice::number)
                        .filter(f -> f != null)
                        .toList();
        List<Long> removed = sent.all("sans").stream().map(MediaChoice::number).toList();
        return IntStream.range(0, listed.size())
                .boxed()
                .filter(i -> !removed.contains(listed.get(i)))
                .sorted(Comparator.comparingInt(i -> rank(listed.get(i), i)))
                .map(listed::get)
                .toList();
    }

    private int rank(long file, int place) {
        String typed = sent.stripped("ordre-" + file);
        return typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : place + 1;
    }

    private static ByteArrayInputStream bytes(Uploads.SentFile file) {
        return new ByteArrayInputStream(file.content());
    }

    private static Long number(String text) {
        return text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
    }

    private MediaLibrary.Shown shown() {
        if (shown == null) {
            shown = library.shown(chosen);
        }
        return shown;
    }

    public MediaItem getPicture() {
        return shown().picture();
    }

    public List<MediaItem> getFiles() {
        return shown().files();
    }

    /** Of the picture, or as it was typed. */
    public String getAlt() {
        String typed = alt == null ? sent.of("image-texte") : alt;
        return typed.isEmpty() && getPicture() != null ? getPicture().alt() : typed;
    }

    /** Address of a small copy of a picture, for the desk. */
    public String address(MediaItem item) {
        return MediaAddresses.DESK.of(item, MediaIntake.WIDTHS.get(0));
    }

    public String name(MediaItem item) {
        return ArticleMedia.name(item);
    }

    /** Its number in the order, from 1. */
    public int place(MediaItem file) {
        return chosen.files().indexOf(file.id()) + 1;
    }

    /** "PDF, 1,2 Mo". */
    public String about(MediaItem item) {
        return Messages.text("content.pdf", FrenchText.fileSize(item.size()));
    }

    /** Pictures to choose from, the latest first; before them the chosen one, if it is older. */
    public List<MediaItem> getOfferedPictures() {
        List<MediaItem> latest = library.offered(MediaItem.Sort.PICTURE, user.editor());
        MediaItem own = getPicture();
        if (own == null || latest.stream().anyMatch(m -> m.id().equals(own.id()))) {
            return latest;
        }
        return Stream.concat(Stream.of(own), latest.stream()).toList();
    }

    /** PDFs to add, but those that are there already. */
    public List<MediaItem> getOfferedFiles() {
        return library.offered(MediaItem.Sort.PDF, user.editor()).stream()
                .filter(f -> !chosen.files().contains(f.id()))
                .toList();
    }
}
