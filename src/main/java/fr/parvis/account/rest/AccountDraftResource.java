package fr.parvis.account.rest;

import fr.parvis.account.entity.AccountStep;
import fr.parvis.account.service.AccountCreation;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
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
import java.time.Clock;
import java.time.LocalTime;
import java.util.LinkedHashMap;

/** Saves a step of "Créer mon espace" while somebody types; passwords are passed over. */
@Path("/v1/account-draft")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountDraftResource {

    @Inject AccountCreation creation;
    @Inject Clock clock;

    /**
     * Keeps the answers of a step.
     *
     * @param secret of the browser; its page gave it one
     * @return {@code {"savedAt": "22 h 04"}}; 404 without a secret or a step
     */
    @POST
    @Path("/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @CookieParam("pv_brouillon") String secret,
            @PathParam("step") String path,
            MultivaluedMap<String, String> typed) {
        AccountStep step =
                AccountStep.at(path).orElseThrow(() -> new NotFoundException("step of a draft"));
        if (!SecretToken.looksLike(secret)) {
            throw new NotFoundException("draft without its browser");
        }
        var parameters = new LinkedHashMap<String, String[]>();
        typed.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        creation.keep(secret, step, PostedForm.read(creation.fields(step), parameters).answers());
        var time = LocalTime.ofInstant(clock.instant(), ClockProducer.PARIS);
        return Response.ok(Json.createObjectBuilder().add("savedAt", FrenchText.hour(time)).build())
                .build();
    }
}
