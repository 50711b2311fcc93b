package fr.parvis.account.rest;

import fr.parvis.account.service.Colleagues;
import fr.parvis.account.service.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The shortcuts of the keyboard of whoever of staff is signed in. */
@Path("/v1/agent-keys")
@RequestScoped
public class KeysResource {

    @Inject Colleagues colleagues;
    @Inject CurrentUser user;

    /**
     * Turns them on or off.
     *
     * @param use {@code true} or {@code false}
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response use(@FormParam("actifs") boolean use) {
        colleagues.useKeys(user.agent().id(), use);
        return Response.noContent().build();
    }
}
