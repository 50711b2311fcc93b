package fr.parvis.form.rest;

import fr.parvis.form.entity.Places;
import fr.parvis.form.service.AddressCompletion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What fields of forms complete while somebody types. */
@Path("/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CompletionResource {

    private static final int MOST_SUGGESTIONS = 8;

    @Inject AddressCompletion addresses;

    /** Communes of France: label, and the INSEE code. */
    @GET
    @Path("/communes")
    public Response communes(@QueryParam("q") @DefaultValue("") String typed) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        Places.communesLike(Completion.shortened(typed), MOST_SUGGESTIONS)
                .forEach(
                        c ->
                                items.add(
                                        Json.createObjectBuilder()
                                                .add("label", c.label())
                                                .add("code", c.code())));
        return Completion.answer(items);
    }

    /** Postal addresses, when the Base Adresse Nationale answers: label, street, postcode, city. */
    @GET
    @Path("/addresses")
    public Response addresses(@QueryParam("q") @DefaultValue("") String typed) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        addresses
                .complete(Completion.shortened(typed))
                .forEach(
                        a ->
                                items.add(
                                        Json.createObjectBuilder()
                                                .add("label", a.label())
                                                .add("street", a.street())
                                                .add("postcode", a.postcode())
                                                .add("city", a.city())));
        return Completion.answer(items);
    }
}
