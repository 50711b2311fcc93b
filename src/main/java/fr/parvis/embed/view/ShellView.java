package fr.parvis.embed.view;

import fr.parvis.embed.entity.ShellPage;
import fr.parvis.embed.service.Shell;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Framing;
import fr.parvis.web.PageCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The beginning and the end of every page, in the look of the town. One request sees one shell,
 * also when a new one comes meanwhile.
 */
@RequestScoped
@Named("shell")
public class ShellView {

    @Inject Shell shell;
    @Inject ShellFrames frames;
    @Inject TownSettings town;
    @Inject HttpServletRequest request;

    private ShellPage page;

    private ShellPage page() {
        if (page == null) {
            page = Framing.framed(request) ? ShellFrames.FRAMED : shell.current();
        }
        return page;
    }

    /** Marks the page as the same for everybody. Returns nothing to show. */
    public String publicPage() {
        // in a frame, too: the cache compares with one look
        PageCache.markPublic(request, page == ShellFrames.FRAMED ? shell.current() : page());
        return "";
    }

    /**
     * Everything up to the portal's content.
     *
     * @param title of the page; the names of portal and town are added
     * @param kind "public" pages may be indexed; "agents" have their own style sheet
     * @param head what the page adds to the head, as HTML; null for nothing
     */
    public String open(String title, String kind, String head) {
        return frames.of(page()).open(title, kind, head == null ? "" : head);
    }

    /** Everything after the portal's content. */
    public String close() {
        return frames.of(page()).end();
    }

    public String getUnit() {
        return town.website().unit();
    }

    /** Present when the town's theme may be dark; null leaves the attribute out. */
    public String getDark() {
        // an attribute that says nothing is left out
        return town.website().dark() ? "data-dark" : null;
    }
}
