package fr.parvis.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The website of the town as a CMS would deliver it, with the page that the portal wears ({@code
 * /gabarit-parvis/}) and a stand-in for the national address base ({@code /geocodage/search}) on
 * the same port.
 *
 * <p>The shell page carries on purpose what a real CMS puts there and a portal must cope with:
 * inline style and scripts, an event attribute, a foreign form, relative addresses, canonical and
 * sharing metadata, a cookie.
 */
public final class TownSite implements AutoCloseable {
    /** Where the portal's content goes. */
    public static final String MARKER = "@@PARVIS@@";

    private static final String SHELL = "/gabarit-parvis/";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Template LAYOUT = Template.of("site/layout.html");

    private static final Map<String, Page> PAGES =
            Map.of(
                    "/", new Page("site/home.html", "Accueil", "home"),
                    "/la-mairie/", new Page("site/town-hall.html", "La mairie", "townHall"),
                    "/vie-quotidienne/",
                            new Page("site/daily-life.html", "Vie quotidienne", "dailyLife"),
                    "/agenda/", new Page("site/agenda.html", "Agenda", "agenda"),
                    "/recherche", new Page("site/search.html", "Recherche", "search"));

    /** Pages under a policy as strict as a town may have: of the portal, what it gives for this. */
    private static final Map<String, String> STRICT =
            Map.of(
                    "/services-en-ligne/", "site/online.html",
                    "/acte-de-naissance/", "site/framed.html");

    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "/style.css",
                    new Asset("site/style.css", "text/css; charset=utf-8"),
                    "/widgets.css",
                    new Asset("site/widgets.css", "text/css; charset=utf-8"),
                    DemoSharing.FEED,
                    new Asset("site/news.xml", "application/rss+xml; charset=utf-8"),
                    "/menu.js",
                    new Asset("site/menu.js", "text/javascript; charset=utf-8"),
                    "/images/logo.svg",
                    new Asset("site/logo.svg", "image/svg+xml"),
                    "/images/place.svg",
                    new Asset("site/place.svg", "image/svg+xml"),
                    "/images/motif.svg",
                    new Asset("site/motif.svg", "image/svg+xml"));

    private final TownProfile town;
    private final int port;
    private final String portalUrl;
    private final AddressStandIn addresses;
    private final AtomicInteger shellRequests = new AtomicInteger();
    private volatile String shell;
    private LoopbackHttp http;

    private record Page(String resource, String title, String menuEntry) {}

    private record Asset(String resource, String type) {}

    TownSite(TownProfile town, int port, String portalUrl) {
        this.town = town;
        this.port = port;
        this.portalUrl = portalUrl;
        this.addresses = new AddressStandIn(town);
    }

    public synchronized void start() {
        if (http == null) {
            http = LoopbackHttp.start(port, this::handle);
        }
    }

    /** From now on connections are refused, as if the town's CMS were down. */
    public synchronized void stop() {
        if (http != null) {
            http.close();
            http = null;
        }
    }

    /** How often the shell page was asked for. */
    public int shellRequests() {
        return shellRequests.get();
    }

    /**
     * Serves this page as the shell, to see what the portal makes of a broken or hostile one; null
     * for the usual one.
     */
    public void replaceShell(String html) {
        shell = html;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/geocodage/search")) {
            addresses.answer(exchange);
        } else if (path.equals(SHELL)) {
            shell(exchange);
        } else if (ASSETS.containsKey(path)) {
            asset(exchange, ASSETS.get(path));
        } else if (STRICT.containsKey(path)) {
            strict(exchange, STRICT.get(path));
        } else if (PAGES.containsKey(path)) {
            Page page = PAGES.get(path);
            html(exchange, 200, page(page, path));
        } else if (PAGES.containsKey(path + "/")) {
            exchange.getResponseHeaders().set("Location", path + "/");
            exchange.sendResponseHeaders(301, -1);
        } else {
            Page missing = new Page("site/missing.html", "Page introuvable", "");
            html(exchange, 404, page(missing, path));
        }
    }

    private void shell(HttpExchange exchange) throws IOException {
        shellRequests.incrementAndGet();
        Headers headers = exchange.getResponseHeaders();
        headers.add("Set-Cookie", "cms_session=f3b1c0de; Path=/; HttpOnly; SameSite=Lax");
        headers.set("X-Powered-By", "CMS municipal 6.1");
        headers.set("Cache-Control", "no-cache, must-revalidate, max-age=0");
        String replacement = shell;
        Page page = new Page("site/shell.html", "Démarches en ligne", "portal");
        html(exchange, 200, replacement != null ? replacement : page(page, SHELL));
    }

    private void strict(HttpExchange exchange, String resource) throws IOException {
        String portal = portalUrl.substring(0, portalUrl.indexOf('/', "http://".length()));
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        ("default-src 'none'; script-src %1$s; connect-src %1$s; frame-src %1$s;"
                                        + " style-src 'self'; img-src 'self'; form-action 'self';"
                                        + " base-uri 'none'; require-trusted-types-for 'script'")
                                .formatted(portal));
        html(exchange, 200, Template.of(resource).fill(values()));
    }

    private void asset(HttpExchange exchange, Asset asset) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
        String text = Template.of(asset.resource()).fill(values());
        LoopbackHttp.answer(exchange, 200, asset.type(), LoopbackHttp.bytes(text));
    }

    private String page(Page page, String path) {
        Map<String, String> values = values();
        values.put("title", page.title());
        values.put("path", path);
        // relative addresses are one of the traps: they must still work where the portal shows this
        // header
        values.put("root", path.equals(SHELL) ? "../" : "/");
        for (Page entry : PAGES.values()) {
            values.put(entry.menuEntry() + "Current", "");
        }
        values.put("portalCurrent", "");
        if (!page.menuEntry().isEmpty()) {
            values.put(page.menuEntry() + "Current", "aria-current=\"page\"");
        }
        values.put("content", Template.of(page.resource()).fill(values));
        return LAYOUT.fill(values);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(SiteDates.around(LocalDate.now(PARIS)));
        values.put("town", town.name());
        values.put("officialTown", town.officialName());
        values.put("initial", town.name().substring(0, 1));
        values.put("portal", portalUrl + "/");
        values.put("site", "http://localhost:" + port);
        values.put("colour", town.colour());
        values.put("strong", town.strongColour());
        values.put("hall", town.hall());
        values.put("street", town.street());
        values.put("postcode", town.postcode());
        values.put("city", town.city());
        values.put("phone", town.phone());
        values.put("phoneLink", "+33" + town.phone().replace(" ", "").replaceFirst("^0", ""));
        values.put(
                "mailLine",
                town.mail().isEmpty()
                        ? ""
                        : "<a href=\"mailto:%1$s\">%1$s</a>"
                                .formatted(Template.escape(town.mail())));
        values.put(
                "hours",
                town.hours().isEmpty()
                        ? "<li>Appelez la mairie pour les connaître.</li>"
                        : town.hours().stream()
                                .map(line -> "<li>" + Template.escape(line) + "</li>")
                                .collect(Collectors.joining()));
        return values;
    }

    private static void html(HttpExchange exchange, int status, String page) throws IOException {
        LoopbackHttp.answer(exchange, status, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }

    @Override
    public void close() {
        stop();
    }
}
