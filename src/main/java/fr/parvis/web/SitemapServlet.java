package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The map of public pages for search engines, and where they find it. */
@WebServlet({SitemapServlet.MAP, SitemapServlet.ROBOTS})
public class SitemapServlet extends HttpServlet {

    static final String MAP = "/sitemap.xml";
    static final String ROBOTS = "/robots.txt";

    /** The home page, and those that stand at the foot of every page. */
    private static final List<String> FOOT =
            List.of(
                    "/",
                    "/aide",
                    "/contact",
                    "/mentions-legales",
                    "/conditions-generales",
                    "/donnees-personnelles",
                    "/accessibilite");

    private static final long serialVersionUID = 1L;
    private static final String CACHE_CONTROL = "public, max-age=600";

    @Inject transient Event<Sitemap> asked;
    @Inject transient PortalAddress portal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean robots = ROBOTS.equals(request.getServletPath());
        String text = robots ? robots() : map();
        String type = robots ? "text/plain; charset=UTF-8" : "application/xml; charset=UTF-8";
        new ReadyResponse(text.getBytes(StandardCharsets.UTF_8), type, CACHE_CONTROL, null)
                .write(request, response);
    }

    /** Pages of people are not listed here: they say by themselves that they are not to be kept. */
    private String robots() {
        return "User-agent: *\nDisallow:\n\nSitemap: " + portal.of(MAP) + "\n";
    }

    private String map() {
        var pages = new Sitemap();
        FOOT.forEach(pages::add);
        asked.fire(pages);
        var xml = new Html();
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open("urlset").with("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
        for (Sitemap.Entry page : pages.entries()) {
            xml.open("url").open("loc").text(portal.of(page.path())).close("loc");
            if (page.changed() != null) {
                xml.open("lastmod").text(page.changed().toString()).close("lastmod");
            }
            xml.close("url");
        }
        return xml.close("urlset").toString();
    }
}
