package fr.parvis.content.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.content.service.PastedText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Cleans what somebody pastes at the desk; for others there is nothing here. */
@Path("/v1/contents")
@RequestScoped
public class PasteResource {

    @Inject CurrentUser user;

    /** The markup of pasted HTML, and whether it comes from Word. */
    @POST
    @Path("/paste")
    @Consumes(MediaType.TEXT_HTML)
    @Produces(MediaType.APPLICATION_JSON)
    public Response paste(String html) {
        user.editor();
        if (html.length() > PastedText.LONGEST) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        var answer =
                Json.createObjectBuilder()
                        .add("text", PastedText.markup(html))
                        .add("word", PastedText.ofWord(html))
                        .build();
        return Response.ok(answer.toString()).header("Cache-Control", "private, no-store").build();
    }
}
