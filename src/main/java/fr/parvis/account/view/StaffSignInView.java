package fr.parvis.account.view;

import fr.parvis.account.franceconnect.TownProviderConfiguration;
import fr.parvis.account.franceconnect.TownProviderSettings;
import fr.parvis.account.service.StaffSignIn;
import fr.parvis.kernel.DomainException;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The sign-in of staff by the town's own provider, on the page where one signs in. */
@RequestScoped
@Named("staffSignIn")
public class StaffSignInView {

    /** In the address: what went wrong. */
    static final String TOLD = "agents";

    @Inject TownProviderConfiguration configuration;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    public boolean isOffered() {
        return configuration.settings().isPresent();
    }

    /** What the town calls its provider. */
    public String getName() {
        return configuration.settings().map(TownProviderSettings::name).orElse("");
    }

    /** Where the button leads. */
    public String getBegin() {
        return request.getContextPath() + StaffSignInServlet.BEGIN;
    }

    /** Says what went wrong, on the page that the person comes back to. */
    public void tell() {
        for (StaffSignIn.Failure failure : StaffSignIn.Failure.values()) {
            if (failure.name().equalsIgnoreCase(sent.of(TOLD))) {
                throw new DomainException(failure.messageKey());
            }
        }
    }
}
