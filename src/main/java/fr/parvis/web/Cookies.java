package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The portal's own cookies: strictly necessary, out of the reach of scripts and other sites. */
@RequestScoped
public class Cookies {

    @Inject HttpServletRequest request;
    @Inject PortalAddress portal;

    public Optional<String> get(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (name.equals(cookie.getName())) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Sets a cookie for the portal's pages.
     *
     * @param life null for as long as the browser is open; zero removes the cookie
     */
    public void set(String name, String value, Duration life) {
        set(response(), name, value, life, "");
    }

    /** The same where no page is made: in a servlet. */
    public void set(HttpServletResponse response, String name, String value, Duration life) {
        set(response, name, value, life, "");
    }

    /**
     * The same for some pages only: on all others the browser keeps it to itself, and public pages
     * come from the cache.
     *
     * @param path below the root of the portal, beginning with a slash; "" for all pages
     */
    public void set(String name, String value, Duration life, String path) {
        set(response(), name, value, life, path);
    }

    private void set(
            HttpServletResponse response, String name, String value, Duration life, String path) {
        var cookie = new Cookie(name, value);
        String pages = request.getContextPath() + path;
        cookie.setPath(pages.isEmpty() ? "/" : pages);
        cookie.setHttpOnly(true);
        cookie.setSecure(portal.secure());
        // Strict would lose it on the way back from FranceConnect and from payment
        cookie.setAttribute("SameSite", "Lax");
        if (life != null) {
            cookie.setMaxAge((int) life.toSeconds());
        }
        response.addCookie(cookie);
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
