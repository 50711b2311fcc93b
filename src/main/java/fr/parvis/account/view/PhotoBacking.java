package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnPhoto;
import fr.parvis.kernel.DomainException;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;

/** "Ma photo". */
@RequestScoped
@Named
public class PhotoBacking {

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String KEPT = "photo";

    /** The same. */
    static final String REMOVED = "sans-photo";

    @Inject OwnPhoto photos;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    public void keep() {
        photos.keep(user.citizen().id(), file());
        navigation.to(ProfileBacking.PAGE + "?pv-dit=" + KEPT);
    }

    private byte[] file() {
        try {
            Part part = request.getPart("photo");
            if (part == null || part.getSize() == 0) {
                throw new DomainException("account.photo.missing");
            }
            try (var in = part.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            // sent in another way than by a form with a file
            throw new DomainException("account.photo.missing");
        }
    }

    public void remove() {
        photos.remove(user.citizen().id());
        navigation.to(ProfileBacking.PAGE + "?pv-dit=" + REMOVED);
    }
}
