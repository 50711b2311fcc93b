package fr.parvis.web;

import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where every request comes in: its answer gets the headers of all answers, a change that another
 * site asks for is refused, a public page leaves from here as bytes, who may not come in is sent to
 * sign in, and the view of an address is found. One filter, because the server does as much around
 * each as a plain servlet does in all (decision 8).
 */
public class Entrance implements Filter {

    @Inject PortalAddress portal;
    @Inject FormTargets formTargets;
    @Inject TownSettings town;
    @Inject Gate gate;

    private static final String NAME = Entrance.class.getName();

    private SecurityHeaders headers;
    private PageCache pages;
    private Framing framing;
    private Router router;

    @Override
    public void init(FilterConfig config) throws ServletException {
        framing = new Framing(town);
        headers = new SecurityHeaders(portal, formTargets, framing);
        pages = PageCache.in(config.getServletContext());
        router = new Router(config.getServletContext());
        config.getServletContext().setAttribute(NAME, this);
    }

    /** That of this application; null before it is ready. */
    static Entrance of(ServletContext context) {
        return (Entrance) context.getAttribute(NAME);
    }

    /** Answers with a copy of a public page; false when there is none, and nothing was done. */
    boolean answersAtOnce(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        ReadyResponse copy = framing.outside(http) ? null : pages.copy(http);
        if (copy == null) {
            return false;
        }
        headers.write(http, answer);
        copy.write(http, answer);
        return true;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (answersAtOnce(http, answer)) {
            return;
        }
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
        pages.make(
                http,
                answer,
                (asked, made) -> {
                    if (gate.admits(http, (HttpServletResponse) made, Router.path(http))) {
                        router.answer(http, (HttpServletResponse) made, chain);
                    }
                });
    }
}
