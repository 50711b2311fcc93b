package fr.parvis.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who comes in where: asked at {@link Entrance} before a page is looked for. */
public interface Gate {

    /**
     * Whether somebody is shown what is there; if not, the answer is given.
     *
     * @param path below the root of the portal, decoded, as the server maps it
     */
    boolean admits(HttpServletRequest request, HttpServletResponse answer, String path)
            throws IOException;
}
