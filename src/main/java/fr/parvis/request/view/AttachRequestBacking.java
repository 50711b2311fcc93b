package fr.parvis.request.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.service.Tracking;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** "Rattacher cette demande à mon espace personnel". */
@RequestScoped
@Named
public class AttachRequestBacking {

    @Inject Tracking tracking;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private Request tracked;
    private Optional<Account> citizen = Optional.empty();

    /** Who has it in the space already goes there. */
    public void load() {
        tracked = tracking.find(link());
        citizen = user.account().filter(a -> !a.staff());
        if (citizen.isPresent() && citizen.get().id().equals(tracked.accountId())) {
            navigation.to(page(tracked.number()));
        }
    }

    /** Confirmed. Whoever is not signed in any more is asked to, and comes back. */
    public void attach() {
        if (citizen.isEmpty()) {
            navigation.to("/connexion?retour=" + getAddress());
            return;
        }
        navigation.to(page(tracking.attach(link(), citizen.get().id())));
    }

    private RequestHolder link() {
        return RequestHolder.link(path.get("token"));
    }

    private static String page(long number) {
        return "/mon-espace/demandes/" + number;
    }

    public Request getTracked() {
        return tracked;
    }

    /** Where somebody comes back to after signing in. */
    public String getAddress() {
        return getTrackingAddress() + "/rattachement";
    }

    /** Below the root of the portal. */
    public String getTrackingAddress() {
        return "/suivi/" + path.get("token");
    }

    /** Whether somebody else's space has it; nobody is told whose. */
    public boolean isTaken() {
        return tracked.accountId() != null;
    }

    public boolean isSignedIn() {
        return citizen.isPresent();
    }

    /** "Léa Marie Durand": whose space it goes to. */
    public String getSpaceOf() {
        return citizen.map(Account::displayName).orElse("");
    }
}
