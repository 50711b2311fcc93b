package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the address or the form of the request that is being answered says, input by input. Like its
 * neighbours it keeps nothing: making one for each page would cost more than it does.
 */
@ApplicationScoped
public class SentText {

    @Inject HttpServletRequest request;

    /** As it was sent; "" when it was not. */
    public String of(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : storable(value);
    }

    /** Without the sign that nobody types and PostgreSQL takes in no text. */
    static String storable(String value) {
        return value.indexOf(0) < 0 ? value : value.replace("\0", "");
    }

    /** All values of inputs with the same name, as of ticked boxes; none when nothing was sent. */
    public List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Stream.of(values).map(SentText::storable).toList();
    }

    /** The same without spaces around it. */
    public String stripped(String name) {
        return of(name).strip();
    }

    /** Whether it was sent at all, as in {@code ?voir}. */
    public boolean has(String name) {
        return request.getParameter(name) != null;
    }

    /**
     * What the browser calls itself, "" when it does not; PostgreSQL takes no control characters.
     */
    public String userAgent() {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
    }
}
