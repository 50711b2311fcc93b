package fr.parvis.procedure.rest;

import fr.parvis.procedure.entity.Places;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.AddressCompletion;
import fr.parvis.procedure.service.ProcedureSearch;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What fields complete while somebody types. Every answer is {@code {"items": [...]}}. */
@Path("/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    private static final int MOST_SUGGESTIONS = 8;
    private static final int LONGEST = 200;

    @Inject ProcedureSearch search;
    @Inject AddressCompletion addresses;
    @Inject TownSettings town;
    @Context ServletContext context;

    /** Démarches for the words typed so far: title, url, theme. */
    @GET
    @Path("/procedures")
    public Response procedures(@QueryParam("q") @DefaultValue("") String words) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        search.find(shortened(words)).stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(p -> items.add(suggestion(p)));
        return answer(items);
    }

    private JsonObject suggestion(Procedure procedure) {
        String url =
                procedure.opensElsewhere()
                        ? procedure.external().url()
                        : context.getContextPath() + "/demarches/" + procedure.slug();
        return Json.createObjectBuilder()
                .add("title", procedure.title())
                .add("url", url)
                .add("theme", town.theme(procedure.theme()).orElseThrow().title())
                .build();
    }

    /** Communes of France: label, and the INSEE code. */
    @GET
    @Path("/communes")
    public Response communes(@QueryParam("q") @DefaultValue("") String typed) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        Places.communesLike(shortened(typed), MOST_SUGGESTIONS)
                .forEach(
                        c ->
                                items.add(
                                        Json.createObjectBuilder()
                                                .add("label", c.label())
                                                .add("code", c.code())));
        return answer(items);
    }

    /** Postal addresses, when the Base Adresse Nationale answers: label, street, postcode, city. */
    @GET
    @Path("/addresses")
    public Response addresses(@QueryParam("q") @DefaultValue("") String typed) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        addresses
                .complete(shortened(typed))
                .forEach(
                        a ->
                                items.add(
                                        Json.createObjectBuilder()
                                                .add("label", a.label())
                                                .add("street", a.street())
                                                .add("postcode", a.postcode())
                                                .add("city", a.city())));
        return answer(items);
    }

    private static String shortened(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    private static Response answer(JsonArrayBuilder items) {
        var cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(60);
        return Response.ok(Json.createObjectBuilder().add("items", items).build())
                .cacheControl(cache)
                .build();
    }
}
