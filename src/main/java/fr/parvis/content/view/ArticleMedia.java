package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Assets;
import fr.parvis.web.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The picture and the files of an article, as HTML. */
@ApplicationScoped
class ArticleMedia {

    private static final String SIZES = "(min-width: 48em) 46rem, 100vw";

    @Inject Assets assets;

    /** "" without one. */
    String picture(MediaLibrary.Shown media, MediaAddresses place) {
        if (media.picture() == null) {
            return "";
        }
        var html = new Html();
        html.open("p").styled("pv-article__picture");
        place.write(html, media.picture(), assets.root(), SIZES, false);
        return html.close("p").toString();
    }

    /** "Planning de mars, PDF, 1,2 Mo", each a link; "" without files. */
    String files(MediaLibrary.Shown media, MediaAddresses place) {
        if (media.files().isEmpty()) {
            return "";
        }
        var html = new Html();
        html.open("section").styled("pv-downloads").with("aria-labelledby", "fichiers");
        html.open("h2").with("id", "fichiers").text(Messages.text("content.files")).close("h2");
        html.open("ul");
        for (MediaItem file : media.files()) {
            html.open("li").open("a").with("href", assets.root() + place.of(file, 0));
            html.with("download", "").icon(assets.icon("download"));
            html.text(" " + name(file)).close("a").text(" ");
            html.span("pv-muted", Messages.text("content.pdf", FrenchText.fileSize(file.size())));
            html.close("li");
        }
        return html.close("ul").close("section").toString();
    }

    /** Without its ending, as words. */
    static String name(MediaItem file) {
        return file.title();
    }
}
