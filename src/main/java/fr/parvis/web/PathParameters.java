package fr.parvis.web;

import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The parts of the address that vary: {@code slug} in {@code /demarches/{slug}}. */
@ApplicationScoped
@Named("path")
public class PathParameters {

    @Inject HttpServletRequest request;

    /** The part with this name, "" when the address has none. */
    public String get(String name) {
        var match = (Routes.Match) request.getAttribute(Router.MATCH);
        return match == null ? "" : match.parameters().getOrDefault(name, "");
    }

    /** The address of this page, where its forms are sent. */
    public String getHere() {
        Object address = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return address == null ? request.getRequestURI() : address.toString();
    }

    /**
     * The part as a number.
     *
     * @throws NotFoundException when it is none
     */
    public long number(String name) {
        String value = get(name);
        if (!value.matches("\\d{1,12}")) {
            throw new NotFoundException(name);
        }
        return Long.parseLong(value);
    }
}
