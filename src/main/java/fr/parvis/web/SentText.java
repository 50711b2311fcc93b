package fr.parvis.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** What the address or the form of this request says, input by input. */
@RequestScoped
public class SentText {

    @Inject HttpServletRequest request;

    /** As it was sent; "" when it was not. */
    public String of(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** The same without spaces around it. */
    public String stripped(String name) {
        return of(name).strip();
    }

    /**
     * What the browser calls itself, "" when it does not; PostgreSQL takes no control characters.
     */
    public String userAgent() {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
    }
}
