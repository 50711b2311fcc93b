package fr.parvis.procedure.rest;

import fr.parvis.form.rest.Completion;
import fr.parvis.procedure.entity.Procedure;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Démarches that the search proposes while somebody types. */
@Path("/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    private static final int MOST_SUGGESTIONS = 8;

    @Inject ProcedureSearch search;
    @Inject TownSettings town;
    @Context ServletContext context;

    /** Démarches for the words typed so far: title, url, theme. */
    @GET
    @Path("/procedures")
    public Response procedures(@QueryParam("q") @DefaultValue("") String words) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        search.find(Completion.shortened(words)).stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(p -> items.add(suggestion(p)));
        return Completion.answer(items);
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
}
