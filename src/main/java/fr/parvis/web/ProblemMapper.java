package fr.parvis.web;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Problems of the JSON interface: a broken rule is 422 with its French sentence. */
public final class ProblemMapper {

    private static final int UNPROCESSABLE = 422;

    private ProblemMapper() {}

    /**
     * 401 for software whose key is none.
     *
     * @param title the sentence that says so
     */
    public static Response keyRefused(String title) {
        return Response.fromResponse(problem(Response.Status.UNAUTHORIZED.getStatusCode(), title))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response problem(int status, String title) {
        return Response.status(status)
                .type(new MediaType("application", "problem+json"))
                .entity(
                        Json.createObjectBuilder()
                                .add("status", status)
                                .add("title", title)
                                .build())
                .build();
    }

    /** A rule of the town was not met. */
    @Provider
    public static class Rule implements ExceptionMapper<DomainException> {
        @Override
        public Response toResponse(DomainException problem) {
            return problem(UNPROCESSABLE, Messages.text(problem.messageKey(), problem.arguments()));
        }
    }

    /** Not there, or not for the caller. */
    @Provider
    public static class Missing implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException missing) {
            return problem(
                    Response.Status.NOT_FOUND.getStatusCode(), Messages.text("web.notFound.title"));
        }
    }
}
