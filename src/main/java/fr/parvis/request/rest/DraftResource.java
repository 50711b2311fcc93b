package fr.parvis.request.rest;

import fr.parvis.form.entity.PostedForm;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.Filing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;

/** Saves a form while somebody types. It never judges: that is for the step's own button. */
@Path("/v1/drafts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

    @Inject Filing filing;

    /**
     * Keeps the answers of a step.
     *
     * @param secret of the browser; its page gave it one
     * @return {@code {"savedAt": "22 h 04"}}; 404 without a secret, a démarche or a step
     */
    @POST
    @Path("/{slug}/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @CookieParam("pv_brouillon") String secret,
            @PathParam("slug") String slug,
            @PathParam("step") String path,
            MultivaluedMap<String, String> typed) {
        FilingStep step =
                FilingStep.at(path).orElseThrow(() -> new NotFoundException("step of a draft"));
        if (!SecretToken.looksLike(secret)) {
            throw new NotFoundException("draft without its browser");
        }
        var draft = filing.draft(secret, slug);
        var fields = Filing.fields(filing.procedure(draft, slug), step);
        var parameters = new LinkedHashMap<String, String[]>();
        typed.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        Draft kept = filing.keep(secret, slug, step, PostedForm.read(fields, parameters).answers());
        var time = kept.updatedAt().atZone(ClockProducer.PARIS).toLocalTime();
        return Response.ok(Json.createObjectBuilder().add("savedAt", FrenchText.hour(time)).build())
                .build();
    }
}
