package fr.parvis.account.view;

import fr.parvis.account.franceconnect.FranceConnectConfiguration;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The button of FranceConnect, and what pages say when it came to nothing. */
@RequestScoped
@Named("franceConnect")
public class FranceConnectView {

    @Inject FranceConnectConfiguration configuration;
    @Inject HttpServletRequest request;

    /** Whether the town offers it. */
    public boolean isOffered() {
        return configuration.settings().isPresent();
    }

    /** Where the button leads. */
    public String getBegin() {
        return request.getContextPath() + FranceConnectServlet.BEGIN;
    }

    /** Says what went wrong, on the page that the person comes back to. */
    public void tell() {
        if ("GET".equals(request.getMethod())) {
            FranceConnectFailure.of(request.getParameter("franceconnect"))
                    .map(FranceConnectFailure::messageKey)
                    .ifPresent(
                            key -> {
                                throw new DomainException(key);
                            });
        }
    }
}
