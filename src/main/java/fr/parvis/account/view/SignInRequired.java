package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.InterruptedForms;
import fr.parvis.web.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The back office is for staff, the space for citizens: who is not signed in is asked to, the
 * others find nothing.
 */
@ApplicationScoped
public class SignInRequired implements Gate {

    private static final Pattern STAFF = Pattern.compile("/agents(/.*)?", Pattern.DOTALL);
    private static final Pattern CITIZENS = Pattern.compile("/mon-espace(/.*)?", Pattern.DOTALL);

    @Inject CurrentUser user;
    @Inject InterruptedForms forms;

    @Override
    public boolean admits(HttpServletRequest request, HttpServletResponse answer, String path)
            throws IOException {
        boolean staff = STAFF.matcher(path).matches();
        if (!staff && !CITIZENS.matcher(path).matches()) {
            return true;
        }
        if (staff ? user.isStaff() : user.isCitizen()) {
            // what it shows is for one person
            answer.setHeader("Cache-Control", "private, no-store");
            return true;
        }
        if (user.account().isPresent()) {
            answer.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            String asked = request.getRequestURI().substring(request.getContextPath().length());
            answer.sendRedirect(request.getContextPath() + signIn(request, asked));
        }
        return false;
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
