package fr.parvis.embed.view;

import fr.parvis.kernel.Messages;
import fr.parvis.town.PortalAddress;
import fr.parvis.web.Assets;
import fr.parvis.web.Framing;
import fr.parvis.web.Html;
import fr.parvis.web.ReadyResponse;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What other sites take: {@code /embed/parvis.js} (widgets), {@code /embed/cadre.js} (a frame that
 * grows), {@code /embed/portail} and {@code /embed/demarches/…} (what a frame shows).
 */
@WebServlet("/embed/*")
public class EmbedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> SCRIPTS =
            Map.of("/parvis.js", "embed-widgets.js", "/cadre.js", "embed-frame.js");

    /** Sites name no version: what is new is there within the hour. */
    private static final String CACHE_CONTROL =
            "public, max-age=3600, stale-while-revalidate=86400";

    @Inject transient PortalAddress portal;
    @Inject transient Assets assets;

    private final transient Map<String, ReadyResponse> ready = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        if (SCRIPTS.containsKey(path)) {
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Access-Control-Allow-Origin", "*");
            script(path).write(request, response);
        } else if (request.getRequestURI().endsWith(Framing.OUTSIDE) || forwarded(request)) {
            outside(request, response);
        } else if (path.equals("/portail")) {
            response.sendRedirect(request.getContextPath() + "/");
        } else if (path.matches("/demarches(/[a-z0-9-]{1,80})?")) {
            response.sendRedirect(request.getContextPath() + path);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A form in a frame may lead out of it, too. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        doGet(request, response);
    }

    private static boolean forwarded(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
    }

    private ReadyResponse script(String path) throws IOException {
        ReadyResponse known = ready.get(path);
        if (known == null) {
            try (InputStream in =
                    getServletContext().getResourceAsStream("/assets/" + SCRIPTS.get(path))) {
                known =
                        new ReadyResponse(
                                in.readAllBytes(),
                                "text/javascript; charset=utf-8",
                                CACHE_CONTROL,
                                null);
            }
            ready.put(path, known);
        }
        return known;
    }

    /** What a frame must not show is opened beside it. */
    private void outside(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String path =
                asked == null ? "/" : asked.toString().substring(request.getContextPath().length());
        if (path.startsWith("/embed/")) {
            path = path.equals("/embed/portail") ? "/" : path.substring("/embed".length());
        }
        var html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>");
        html.text(Messages.text("embed.outside")).raw("</title>");
        for (String style : new String[] {"theme.css", "parvis.css"}) {
            html.raw("<link rel=\"stylesheet\" href=\"" + assets.url(style) + "\">");
        }
        html.raw("<script src=\"" + assets.url("parvis.js") + "\" defer></script></head>");
        html.raw("<body class=\"pv-framed\"><div class=\"pv\" id=\"pv\"><main class=\"pv-main\">");
        html.open("h1").text(Messages.text("embed.outside")).close("h1");
        html.open("p").text(Messages.text("embed.outside.text")).close("p");
        html.open("p").open("a").with("class", "pv-btn pv-btn--primary");
        html.with("href", portal.of(path)).with("target", "_blank").with("rel", "noopener");
        html.text(Messages.text("embed.outside.open")).close("a").close("p");
        html.raw("</main></div></body></html>");
        response.setContentType("text/html; charset=UTF-8");
        response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
    }
}
