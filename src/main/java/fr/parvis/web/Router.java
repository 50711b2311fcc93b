package fr.parvis.web;

import fr.parvis.kernel.PageReads;
import jakarta.faces.webapp.FacesServlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;

/**
 * Public addresses to views, by the place of the view: {@code /demarches/_slug/ma-demande.xhtml}
 * answers {@code /demarches/{slug}/ma-demande}, {@code index.xhtml} its folder. Why not a library:
 * src/doc/decisions/0004-addresses.md.
 */
final class Router {

    /** Request attribute with the {@link Routes.Match} of a request. */
    static final String MATCH = Router.class.getName();

    /** Request attribute with the view that Faces is to show, while it does. */
    private static final String VIEW = MATCH + ".view";

    /** Request attribute of a view that {@link PageLifecycle} does not show. */
    private static final String USUAL = MATCH + ".usual";

    /** Name of the Faces servlet in web.xml. */
    private static final String FACES = "Faces";

    /** The root of the views, out of reach of a browser. */
    private static final String VIEWS = "/WEB-INF/views";

    private final FacesServlet faces = new FacesServlet();
    private final Routes routes = new Routes();

    Router(ServletContext context) throws ServletException {
        collect(context, VIEWS + "/");
        faces.init(new FacesConfig(context));
    }

    /**
     * The view of a request that was routed; empty when it came to Faces in another way, as the
     * pages of errors do.
     */
    static Optional<String> view(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(VIEW));
    }

    private void collect(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        if (paths == null) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                collect(context, path);
            } else if (path.endsWith(".xhtml")) {
                routes.add(path.substring(VIEWS.length()));
            }
        }
    }

    /** Where a request leads, as it was mapped: decoded, without the context path. */
    static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /**
     * Has the view of a request shown.
     *
     * @param chain where what is no page of ours goes on
     */
    void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletMapping mapping = request.getHttpServletMapping();
        // a page with files is mapped to the Faces servlet: the server reads files for the servlet
        // that it finds itself, not for the one that a filter forwards to
        boolean page =
                mapping.getMappingMatch() == MappingMatch.DEFAULT
                        || FACES.equals(mapping.getServletName());
        if (!page) {
            // a servlet of its own answers
            chain.doFilter(request, response);
            return;
        }
        var match = routes.find(path(request));
        if (match.isEmpty()) {
            if (mapping.getMappingMatch() == MappingMatch.PATH) {
                // the Faces servlet would look for a view of this name
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            chain.doFilter(request, response);
            return;
        }
        String refused = Uploads.refused(request);
        if (refused != null) {
            response.sendRedirect(refused);
            return;
        }
        request.setAttribute(MATCH, match.get());
        request.setAttribute(VIEW, VIEWS + match.get().view());
        try {
            show(request, response);
        } finally {
            request.removeAttribute(VIEW);
        }
        if (request.getAttribute(USUAL) != null) {
            // where Faces finds it by the path of the servlet
            request.getRequestDispatcher(VIEWS + match.get().view()).forward(request, response);
        }
    }

    /** A forward would cost more than a plain servlet's whole answer. */
    private void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!"GET".equals(request.getMethod())) {
            // what a form has just changed is read where it is asked for
            faces.service(request, response);
            return;
        }
        try (var reads = PageReads.gather()) {
            faces.service(request, response);
        }
    }

    /** The view of this request is to be shown in the usual way of Faces. */
    static void goesUsually(ServletRequest request) {
        request.setAttribute(USUAL, true);
    }

    /** The router's own Faces servlet: the one of web.xml cannot be had from a filter. */
    private record FacesConfig(ServletContext context) implements ServletConfig {

        @Override
        public String getServletName() {
            return FACES;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getInitParameter(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
