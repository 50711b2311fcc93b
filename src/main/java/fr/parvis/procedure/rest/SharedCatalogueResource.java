package fr.parvis.procedure.rest;

import fr.parvis.form.rest.Completion;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.ProcedureSearch;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.SharedJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.stream.Stream;

/** The démarches for the widgets of other sites. */
@Path("/v1/embed")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedCatalogueResource {

    private static final int MOST_FOUND = 8;

    @Inject Catalogue catalogue;
    @Inject ProcedureSearch search;
    @Inject TownSettings town;
    @Inject PortalAddress portal;
    @Context HttpServletRequest request;

    /** All, those that the town pins first: title, url, summary, theme. */
    @GET
    @Path("/procedures")
    public Response all() {
        return SharedJson.items(
                request,
                items(
                        catalogue.all().stream()
                                .sorted(Comparator.comparing(Procedure::pinned).reversed())));
    }

    /** Those of a theme of the town. */
    @GET
    @Path("/procedures/{theme}")
    public Response ofTheme(@PathParam("theme") String theme) {
        if (town.theme(theme).isEmpty()) {
            throw new NotFoundException("theme " + theme);
        }
        return SharedJson.items(
                request, items(catalogue.all().stream().filter(p -> p.theme().equals(theme))));
    }

    /** Those for the words typed so far. */
    @GET
    @Path("/search")
    public Response search(@QueryParam("q") @DefaultValue("") String words) {
        return SharedJson.items(
                request,
                items(search.find(Completion.shortened(words)).stream().limit(MOST_FOUND)));
    }

    private JsonArrayBuilder items(Stream<Procedure> procedures) {
        var items = Json.createArrayBuilder();
        procedures.forEach(
                p ->
                        items.add(
                                Json.createObjectBuilder()
                                        .add("title", FrenchText.typography(p.title()))
                                        .add("url", address(p))
                                        .add("summary", summary(p))
                                        .add(
                                                "theme",
                                                town.theme(p.theme()).orElseThrow().title())));
        return items;
    }

    private static String summary(Procedure procedure) {
        return procedure.summary() == null ? "" : FrenchText.typography(procedure.summary());
    }

    private String address(Procedure procedure) {
        return procedure.opensElsewhere()
                ? procedure.external().url()
                : portal.of("/demarches/" + procedure.slug());
    }
}
