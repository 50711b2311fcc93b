package fr.parvis.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Set;

/**
 * Public addresses to views, by the place of the view: {@code /demarches/_slug/ma-demande.xhtml}
 * answers {@code /demarches/{slug}/ma-demande}, {@code index.xhtml} its folder. Why not a library:
 * src/doc/decisions/0004-addresses.md.
 */
public class Router implements Filter {

    /** Request attribute with the {@link Routes.Match} of a request. */
    static final String MATCH = Router.class.getName();

    /** Name of the Faces servlet in web.xml. */
    private static final String FACES = "Faces";

    /** The root of the views, out of reach of a browser. */
    private static final String VIEWS = "/WEB-INF/views";

    private Routes routes;

    @Override
    public void init(FilterConfig config) {
        routes = new Routes();
        collect(config.getServletContext(), VIEWS + "/");
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

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        HttpServletMapping mapping = http.getHttpServletMapping();
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
        String path = http.getServletPath();
        if (http.getPathInfo() != null) {
            path += http.getPathInfo();
        }
        var match = routes.find(path);
        if (match.isEmpty()) {
            if (mapping.getMappingMatch() == MappingMatch.PATH) {
                // the Faces servlet would look for a view of this name
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            chain.doFilter(request, response);
            return;
        }
        String refused = Uploads.refused(http);
        if (refused != null) {
            ((HttpServletResponse) response).sendRedirect(refused);
            return;
        }
        request.setAttribute(MATCH, match.get());
        request.getRequestDispatcher(VIEWS + match.get().view()).forward(request, response);
    }
}
