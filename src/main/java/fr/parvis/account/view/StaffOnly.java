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

/** The back office is for staff: anybody else is asked to sign in, a citizen finds nothing. */
public class StaffOnly implements Filter {

    @Inject CurrentUser user;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (user.isStaff()) {
            chain.doFilter(request, response);
        } else if (user.account().isPresent()) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            String back = http.getRequestURI().substring(http.getContextPath().length());
            answer.sendRedirect(
                    http.getContextPath()
                            + "/connexion?retour="
                            + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
    }
}
