package fr.parvis.account.view;

import fr.parvis.account.entity.ServiceKey;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.ServiceKeyUse;
import fr.parvis.account.service.ServiceKeys;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** "Mes clés d’accès": a citizen types a key, and sees the services that are linked. */
@RequestScoped
@Named
public class MyKeysBacking {

    @Inject ServiceKeys keys;
    @Inject ServiceKeyUse use;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<ServiceKey> linked = List.of();
    private List<String> households = List.of();

    public void load() {
        linked = use.of(user.citizen());
        households = use.households(user.citizen());
    }

    public void redeem() {
        keys.redeem(user.citizen(), getTyped());
        navigation.to("/mon-espace/profil/cles?pv-dit=relie");
    }

    /** What was typed before a problem: one sign may be wrong in it. */
    public String getTyped() {
        String typed = request.getParameter("cle");
        return typed == null ? "" : typed.length() > 60 ? typed.substring(0, 60) : typed;
    }

    public boolean isDone() {
        return "GET".equals(request.getMethod()) && "relie".equals(request.getParameter("pv-dit"));
    }

    public List<ServiceKey> getLinked() {
        return linked;
    }

    public List<String> getHouseholds() {
        return households;
    }

    public String name(ServiceKey key) {
        return town.service(key.service())
                .map(TownSettings.TownService::name)
                .orElse(key.service());
    }

    public String since(ServiceKey key) {
        return Messages.text("account.key.since", FrenchText.shortDateTime(key.usedAt()));
    }
}
