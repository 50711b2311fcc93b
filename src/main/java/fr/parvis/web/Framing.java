package fr.parvis.web;

import fr.parvis.town.TownSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The portal as a part of other sites: what of it a frame may show, and which sites may read what
 * widgets read (src/doc/decisions/0037-the-towns-cms.md).
 */
public final class Framing {

    /** Says that a public page depends on whether it is asked for by a frame. */
    static final String VARY = "Sec-Fetch-Dest";

    /** Beside the path of a page in a frame, in the cache of pages. */
    static final String MARK = "#cadre";

    /** Shown where a page is not for frames. */
    public static final String OUTSIDE = "/embed/dehors";

    private static final String SHARED = "/api/v1/embed/";

    /** Where somebody signs in, pays, or is a person: never inside another site. */
    private static final Pattern OWN =
            Pattern.compile(
                    "/(agents|mon-espace|connexion|deconnexion|franceconnect|creer-mon-espace"
                            + "|activation|courriel|mot-de-passe[a-z-]*|paiement)(/.*)?",
                    Pattern.DOTALL);

    private final List<String> origins;
    private final String ancestors;

    Framing(TownSettings town) {
        this.origins = town.website().embedding();
        this.ancestors = String.join(" ", origins);
    }

    /** Whether a frame asks for a page. Every browser that runs the portal says so. */
    public static boolean framed(HttpServletRequest request) {
        return "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /**
     * Whether a frame asks for what it cannot have: a page of a person; or, from a site of another
     * domain, any: there browsers keep the portal's cookies back, and a form would lose itself.
     */
    boolean outside(HttpServletRequest request) {
        return framed(request)
                && (OWN.matcher(Router.path(request)).matches()
                        || "cross-site".equals(request.getHeader("Sec-Fetch-Site")));
    }

    /** Sources of {@code frame-ancestors}. */
    String ancestors() {
        return ancestors;
    }

    /** Whether this is public for widgets, or counts for one's own. */
    public static boolean shared(HttpServletRequest request) {
        return request.getRequestURI().startsWith(SHARED, request.getContextPath().length());
    }

    /** Whether scripts of the site that asks may read the answer. */
    boolean allows(String origin) {
        return origins.contains(origin);
    }
}
