package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.InterruptedForms;
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
    @Inject InterruptedForms forms;

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
            answer.sendRedirect(http.getContextPath() + signIn(http, path));
        }
    }

    /** Where one signs in and comes back; a form that came too late leaves its texts. */
    private String signIn(HttpServletRequest request, String path) {
        String address = "/connexion?retour=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        if (user.token().isEmpty()) {
            return address;
        }
        boolean sent = "POST".equals(request.getMethod());
        if (sent) {
            forms.keep(user.token().get(), path, request.getParameterMap());
        }
        return address
                + "&pv-dit="
                + SignInBacking.ENDED
                + (sent ? "&" + SignInBacking.INTERRUPTED + "=1" : "");
    }
}
