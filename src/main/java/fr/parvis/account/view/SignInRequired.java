package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The back office is for staff, the space for citizens: who is not signed in is asked to, the
 * others find nothing.
 */
public class SignInRequired implements Filter {

    @Inject CurrentUser user;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        String path = http.getRequestURI().substring(http.getContextPath().length());
        if (path.startsWith("/agents") ? user.isStaff() : user.isCitizen()) {
            // what it shows is for one person
            answer.setHeader("Cache-Control", "private, no-store");
            chain.doFilter(request, response);
        } else if (user.account().isPresent()) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            answer.sendRedirect(
                    http.getContextPath()
                            + "/connexion?retour="
                            + URLEncoder.encode(path, StandardCharsets.UTF_8));
        }
    }
}
