package fr.parvis.security;

import fr.parvis.security.service.SecurityCheck;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Behind the page of SecurityCheckIT, as any page uses the check. */
@RequestScoped
@Named
public class CheckedForm {

    @Inject SecurityCheck check;
    @Inject Navigation navigation;

    public void send() {
        check.require();
        navigation.to("/aide");
    }
}
