package fr.parvis.embed.service;

import fr.parvis.embed.entity.ShellPage;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import org.jsoup.nodes.Entities;

/** The portal's own header and footer, for a town whose site cannot be reached or has no marker. */
final class BundledShell {

    private final TownSettings town;

    BundledShell(TownSettings town) {
        this.town = town;
    }

    ShellPage page() {
        String site = escaped(town.website().url());
        String before =
                """
                <a class="pvs-skip" href="#pv-contenu">%s</a>
                <header class="pvs-header"><div class="pvs-inner"><a class="pvs-brand" href="%s"><span><span class="pvs-brand__name">%s</span></span></a>
                <nav class="pvs-nav" aria-label="%s"><ul><li><a href="%s">%s</a></li><li><a href="%s/" aria-current="true">%s</a></li></ul></nav></div></header>
                <div class="pvs-body">
                """
                        .formatted(
                                text("skip"),
                                site,
                                escaped(town.officialName()),
                                text("menu"),
                                site,
                                text("site"),
                                Shell.ROOT,
                                text("procedures"));
        String after =
                """
                </div>
                <footer class="pvs-footer"><div class="pvs-inner"><p><strong>%s</strong><br>%s<br>%s</p><ul><li><a href="%s">%s</a></li></ul></div></footer>
                """
                        .formatted(
                                escaped(town.townHall().name()),
                                escaped(town.townHall().address().toString()),
                                escaped(town.townHall().phone()),
                                site,
                                text("site"));
        return new ShellPage("", "pvs", "", null, before, after, true);
    }

    private static String text(String key) {
        return escaped(Messages.text("embed.shell." + key));
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
