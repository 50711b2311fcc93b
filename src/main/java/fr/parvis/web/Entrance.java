package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where every request comes in: its answer gets the headers of all answers, a change that another
 * site asks for is refused, and a public page leaves from here as bytes. One filter, because the
 * server does as much around each as a plain servlet does in all (decision 8).
 */
public class Entrance implements Filter {

    @Inject PortalAddress portal;
    @Inject FormTargets formTargets;
    @Inject TownSettings town;

    private SecurityHeaders headers;
    private PageCache pages;
    private Framing framing;

    @Override
    public void init(FilterConfig config) {
        framing = new Framing(town);
        headers = new SecurityHeaders(portal, formTargets, framing);
        pages = PageCache.in(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        headers.write(http, answer);
        if (headers.refuse(http)) {
            answer.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (framing.outside(http)) {
            answer.setHeader("Cache-Control", "private, no-store");
            http.getRequestDispatcher(Framing.OUTSIDE).forward(http, answer);
            return;
        }
        ReadyResponse copy = pages.copy(http);
        if (copy != null) {
            copy.write(http, answer);
        } else {
            pages.make(http, answer, chain);
        }
    }
}
