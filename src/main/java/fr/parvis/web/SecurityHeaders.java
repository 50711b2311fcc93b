package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The headers of every answer, and the refusal of changes that another site asks for. All scripts
 * and styles are files of ours, so the policy needs neither a nonce nor {@code unsafe-inline} for
 * them, and pages can be cached (src/doc/decisions/0006-content-security-policy.md).
 */
public class SecurityHeaders implements Filter {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Up to where forms may lead. Style attributes are the town's theme's; they run nothing. */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr"
                    + " 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " worker-src 'self'; media-src 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; manifest-src 'self'; form-action ";

    @Inject PortalAddress portal;
    @Inject FormTargets formTargets;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        answer.setHeader("Content-Security-Policy", POLICY + formTargets.sources());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (portal.secure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!SAFE.contains(http.getMethod()) && foreign(http)) {
            SECURITY.log(
                    Level.WARNING,
                    "change from another site refused: {0} {1}",
                    new Object[] {http.getMethod(), http.getServletPath()});
            answer.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * Whether a browser says that another site sends this. Every browser that runs the portal sends
     * one of the two headers with a change; a client that sends neither has no cookie to abuse.
     */
    private boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && !sameHost(origin, request.getHeader("Host"))
                && !portal.of("/").startsWith(origin + "/");
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
