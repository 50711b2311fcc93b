package fr.parvis.embed.view;

import fr.parvis.embed.service.Shell;
import fr.parvis.embed.service.ShellCopies;
import fr.parvis.web.Assets;
import fr.parvis.web.ReadyResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves the files of the town's look that the portal keeps. */
@WebServlet("/shell/*")
public class ShellAssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_IN_MEMORY = 100;

    @Inject transient ShellCopies copies;

    private final transient Map<String, ReadyResponse> ready = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String hash = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        ReadyResponse known = hash.matches("[0-9a-f]{32}") ? find(hash, request) : null;
        if (known == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            // a picture of the site may be an SVG: opened by itself it is to run nothing
            response.setHeader(
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            known.write(request, response);
        }
    }

    private ReadyResponse find(String hash, HttpServletRequest request) {
        ReadyResponse known = ready.get(hash);
        if (known == null) {
            known =
                    copies.asset(hash)
                            .map(a -> ready(a.contentType(), a.content(), request))
                            .orElse(null);
            if (known != null && ready.size() < MOST_IN_MEMORY) {
                ready.put(hash, known);
            }
        }
        return known;
    }

    private static ReadyResponse ready(String type, byte[] content, HttpServletRequest request) {
        byte[] bytes = content;
        if (type.startsWith("text/css")) {
            String css = new String(content, StandardCharsets.UTF_8);
            bytes =
                    css.replace(Shell.ROOT, request.getContextPath())
                            .getBytes(StandardCharsets.UTF_8);
        }
        return new ReadyResponse(bytes, type, Assets.FOR_EVER, null);
    }
}
