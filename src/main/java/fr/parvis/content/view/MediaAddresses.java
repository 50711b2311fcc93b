package fr.parvis.content.view;

import fr.parvis.content.entity.MediaItem;
import fr.parvis.content.service.MediaIntake;
import fr.parvis.content.service.MediaLibrary;
import fr.parvis.web.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * Where media are had, below the root of the portal: each kind of reader has a place of its own.
 */
public enum MediaAddresses {
    /** What everybody may read. */
    PUBLIC(MediaLibrary.PUBLIC),
    /** What is for the citizen who asks. */
    OWN("/mon-espace/actualites/medias/"),
    DESK("/agents/contenus/medias/");

    private final String place;

    MediaAddresses(String place) {
        this.place = place;
    }

    /** In the smallest width that is at least this, or else the largest. */
    public String of(MediaItem item, int width) {
        return place
                + (item.picture()
                        ? item.token() + "/" + nearest(item, width) + ending(item)
                        : item.path());
    }

    private static String ending(MediaItem item) {
        return item.mediaType().endsWith("png") ? ".png" : ".jpg";
    }

    private static int nearest(MediaItem item, int width) {
        return widths(item).stream().filter(w -> w >= width).findFirst().orElse(item.width());
    }

    private static List<Integer> widths(MediaItem item) {
        var widths = new ArrayList<Integer>();
        MediaIntake.WIDTHS.stream().filter(w -> w < item.width()).forEach(widths::add);
        widths.add(item.width());
        return widths;
    }

    /**
     * Writes the picture.
     *
     * @param root the context path
     * @param sizes of the attribute: how wide it is shown
     */
    public void write(Html html, MediaItem picture, String root, String sizes, boolean late) {
        var choices = new ArrayList<String>();
        for (int width : widths(picture)) {
            choices.add(root + of(picture, width) + " " + width + "w");
        }
        html.open("img").with("src", root + of(picture, MediaIntake.WIDTHS.get(1)));
        html.with("srcset", String.join(", ", choices)).with("sizes", sizes);
        html.with("width", String.valueOf(picture.width()));
        html.with("height", String.valueOf(picture.height()));
        html.with("alt", picture.alt()).with("loading", late ? "lazy" : null);
    }
}
