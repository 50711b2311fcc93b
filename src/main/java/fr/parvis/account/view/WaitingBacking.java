package fr.parvis.account.view;

import fr.parvis.account.service.ActivationPromise;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What somebody reads whose space an agent has not activated yet. */
@RequestScoped
@Named
public class WaitingBacking {

    @Inject ActivationPromise promise;
    @Inject CurrentUser user;

    /** "L’activation se fait au plus tard le mardi 24 novembre 2026."; null without a promise. */
    public String getPromise() {
        return user.account()
                .flatMap(promise::until)
                .map(day -> Messages.text("account.waiting.until", FrenchText.longDate(day)))
                .orElse(null);
    }
}
