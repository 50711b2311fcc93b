package fr.parvis.account.rest;

import fr.parvis.account.service.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** "Rester connecté": the session of whoever asks begins its half hour anew. */
@Path("/v1/session")
@RequestScoped
public class SessionResource {

    @Inject CurrentUser user;

    /**
     * Keeps the session.
     *
     * @return 204; 401 when it has ended
     */
    @POST
    public Response stay() {
        // whoever is found was seen
        return user.isSignedIn()
                ? Response.noContent().build()
                : Response.status(Response.Status.UNAUTHORIZED).build();
    }
}
