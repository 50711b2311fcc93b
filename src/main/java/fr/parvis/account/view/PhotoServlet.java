package fr.parvis.account.view;

import fr.parvis.account.entity.AccountPhoto;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnPhoto;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Photos of citizens: to their owner, and by the number of the account to agents. The filter in
 * front has already asked to sign in.
 */
@WebServlet({PhotoServlet.OWN, PhotoServlet.OF_AGENTS + "*"})
public class PhotoServlet extends HttpServlet {

    /** The photo of whoever asks. */
    static final String OWN = "/mon-espace/profil/photo.jpg";

    /** Followed by the number of an account. */
    static final String OF_AGENTS = "/agents/photos/";

    private static final long serialVersionUID = 1L;

    @Inject transient CurrentUser user;
    @Inject transient OwnPhoto photos;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<AccountPhoto> photo;
        try {
            photo = photos.find(account(request));
        } catch (NotFoundException e) {
            photo = Optional.empty();
        }
        if (photo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = photo.get().content();
        response.setContentType("image/jpeg");
        response.setContentLength(content.length);
        // only ever inside our pages
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.getOutputStream().write(content);
    }

    private long account(HttpServletRequest request) {
        if (OWN.equals(request.getServletPath())) {
            return user.citizen().id();
        }
        user.agent();
        String number = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (!number.matches("\\d{1,12}")) {
            throw new NotFoundException("photo");
        }
        return Long.parseLong(number);
    }
}
