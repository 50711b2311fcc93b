package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnSessions;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** "Mes sessions". */
@RequestScoped
@Named
public class SessionsBacking {

    private static final String PAGE = "/mon-espace/profil/sessions";
    private static final String ONE = "une";
    private static final String OTHERS = "autres";

    @Inject OwnSessions sessions;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<OwnSessions.Row> rows = List.of();

    public void load() {
        rows = sessions.list(user.citizen().id(), token());
    }

    /** "Déconnecter" beside one. */
    public void end() {
        String id = request.getParameter("pv-session");
        sessions.end(user.citizen().id(), id == null ? "" : id);
        navigation.to(PAGE + "?pv-dit=" + ONE);
    }

    public void endOthers() {
        sessions.endOthers(user.citizen().id(), token());
        navigation.to(PAGE + "?pv-dit=" + OTHERS);
    }

    private String token() {
        return user.token().orElse("");
    }

    public List<OwnSessions.Row> getRows() {
        return rows;
    }

    public boolean isAlone() {
        return rows.size() < 2;
    }

    /** What has just been done; null otherwise. */
    public String getSaid() {
        String what = request.getParameter("pv-dit");
        return switch (what == null ? "" : what) {
            case ONE -> Messages.text("account.sessions.ended");
            case OTHERS -> Messages.text("account.sessions.othersEnded");
            default -> null;
        };
    }
}
