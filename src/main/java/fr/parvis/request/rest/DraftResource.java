package fr.parvis.request.rest;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingState;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.Filing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
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
    @Inject Drafts drafts;
    @Inject CurrentApplicant applicant;

    /**
     * Keeps the answers of a step.
     *
     * @return {@code {"savedAt": "22 h 04"}}; 404 without an owner, a démarche or a step
     */
    @POST
    @Path("/{slug}/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("slug") String slug,
            @PathParam("step") String path,
            MultivaluedMap<String, String> typed) {
        FilingStep step =
                FilingStep.at(path).orElseThrow(() -> new NotFoundException("step of a draft"));
        DraftOwner owner = applicant.owner();
        if (owner.nobody()) {
            throw new NotFoundException("draft without its owner");
        }
        var fields =
                FilingState.fields(filing.procedure(drafts.open(owner, slug).own(), slug), step);
        var parameters = new LinkedHashMap<String, String[]>();
        typed.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        Answers answers = applicant.certain(fields, PostedForm.read(fields, parameters).answers());
        Draft kept = filing.keep(owner, slug, step, answers);
        var time = kept.updatedAt().atZone(ClockProducer.PARIS).toLocalTime();
        return Response.ok(Json.createObjectBuilder().add("savedAt", FrenchText.hour(time)).build())
                .build();
    }
}
