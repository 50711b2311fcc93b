package fr.parvis.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Answers with a copy of a public page before the server has looked for a filter, a servlet and
 * somebody signed in: what it does around them costs a third of a plain servlet (decision 8). All
 * that it does not answer takes the usual way, where {@link Entrance} stands.
 */
public final class CopiesFirst implements GlassFishValve {

    @Override
    public String getInfo() {
        return CopiesFirst.class.getName();
    }

    @Override
    public int invoke(Request request, Response response) throws IOException {
        var http = (HttpServletRequest) request.getRequest();
        Entrance entrance = Entrance.of(http.getServletContext());
        boolean answered =
                entrance != null
                        && entrance.answersAtOnce(
                                http, (HttpServletResponse) response.getResponse());
        return answered ? END_PIPELINE : INVOKE_NEXT;
    }

    @Override
    public void postInvoke(Request request, Response response) {
        // nothing was begun
    }
}
