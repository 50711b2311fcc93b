package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The headers of every answer, and the refusal of changes that another site asks for. All scripts
 * and styles are files of ours, so the policy needs neither a nonce nor {@code unsafe-inline} for
 * them, and pages can be cached (src/doc/decisions/0006-content-security-policy.md).
 */
final class SecurityHeaders {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Up to where forms may lead. Style attributes are the town's theme's; they run nothing. */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr"
                    + " 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " worker-src 'self'; media-src 'self';"
                    + " base-uri 'none'; manifest-src 'self'; form-action ";

    private static final String ANCESTORS = "; frame-ancestors ";

    private final PortalAddress portal;
    private final FormTargets formTargets;
    private final boolean secure;
    private final Framing framing;
    private volatile Policy policy = new Policy("", "", "");

    /** The policy with these targets of forms. */
    private record Policy(String targets, String alone, String framed) {}

    SecurityHeaders(PortalAddress portal, FormTargets formTargets, Framing framing) {
        this.framing = framing;
        this.portal = portal;
        this.formTargets = formTargets;
        this.secure = portal.secure();
    }

    void write(HttpServletRequest request, HttpServletResponse answer) {
        if (Framing.framed(request)) {
            answer.setHeader("Content-Security-Policy", policy().framed());
        } else {
            answer.setHeader("Content-Security-Policy", policy().alone());
            answer.setHeader("X-Frame-Options", "DENY");
        }
        if (Framing.shared(request)) {
            share(request, answer);
        }
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (secure) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Lets scripts of the town's sites read it, with the cookies that the browser sends there. */
    private void share(HttpServletRequest request, HttpServletResponse answer) {
        String origin = request.getHeader("Origin");
        answer.setHeader("Vary", "Origin");
        if (origin != null && framing.allows(origin)) {
            answer.setHeader("Access-Control-Allow-Origin", origin);
            answer.setHeader("Access-Control-Allow-Credentials", "true");
        }
    }

    private Policy policy() {
        Policy known = policy;
        String targets = formTargets.sources();
        if (known.targets() != targets) {
            known =
                    new Policy(
                            targets,
                            POLICY + targets + ANCESTORS + "'none'",
                            POLICY + targets + ANCESTORS + framing.ancestors());
            policy = known;
        }
        return known;
    }

    /** Whether a request is a change that another site asks for. */
    boolean refuse(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())
                || !foreign(request)
                || formTargets.welcomes(request.getServletPath())) {
            return false;
        }
        SECURITY.log(
                Level.WARNING,
                "change from another site refused: {0} {1}",
                new Object[] {request.getMethod(), request.getServletPath()});
        return true;
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
