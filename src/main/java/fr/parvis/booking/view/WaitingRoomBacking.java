package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.WaitingPlace;
import fr.parvis.booking.service.WaitingRoom;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The line in front of the reservations, and the door that their pages have. */
@RequestScoped
@Named
public class WaitingRoomBacking {

    /** What the line is in front of. */
    private static final String AREA = "/mon-espace/reservations";

    private static final String ENROLMENTS = "/mon-espace/inscriptions";

    private static final String PAGE = "/mon-espace/file-attente";

    @Inject WaitingRoom room;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject HttpServletRequest request;

    private WaitingPlace place;

    /** In front of a page: whoever has to wait is sent to the line. */
    public void check() {
        if (!room.enter(user.citizen().id()).inside()) {
            String here = path.getHere().substring(request.getContextPath().length());
            navigation.to(PAGE + "?vers=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
        }
    }

    /** The line itself. */
    public void load() {
        place = room.enter(user.citizen().id());
    }

    /** "Entrer". */
    public void goIn() {
        if (place.inside()) {
            navigation.to(getTarget());
        }
    }

    /** Behind the last page of a reservation. */
    public void done() {
        room.done(user.citizen().id());
    }

    /** "Quitter la file". */
    public void leave() {
        room.leave(user.citizen().id());
        navigation.to("/mon-espace");
    }

    /** Where the person was going; nowhere else than behind this door. */
    public String getTarget() {
        String wanted = request.getParameter("vers");
        if (wanted != null && wanted.startsWith(ENROLMENTS)) {
            // its form names a child: the list in front of it does not need to
            return ENROLMENTS;
        }
        return wanted != null && wanted.matches(AREA + "(/[A-Za-z0-9-]{1,40}){0,3}")
                ? wanted
                : AREA;
    }

    /** "Votre place est gardée" in more words. */
    public String getKept() {
        return place.inside()
                ? Messages.text("booking.waiting.dueText", room.keepMinutes())
                : Messages.text("booking.waiting.keptText");
    }

    public boolean isInside() {
        return place.inside();
    }

    public String getAhead() {
        return WaitingWords.ahead(place);
    }

    public String getExpected() {
        return WaitingWords.expected(place);
    }

    /** Seconds after which the page asks again. */
    public long getPause() {
        return place.askAgain().toSeconds();
    }
}
