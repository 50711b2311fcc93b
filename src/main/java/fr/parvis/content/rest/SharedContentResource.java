package fr.parvis.content.rest;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.Alerts;
import fr.parvis.content.service.Categories;
import fr.parvis.content.service.News;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.PortalAddress;
import fr.parvis.web.SharedJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Public practical information, and the urgent sentence, for the widgets of other sites. */
@Path("/v1/embed")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedContentResource {

    @Inject News news;
    @Inject Alerts alerts;
    @Inject Categories categories;
    @Inject PortalAddress portal;
    @Context HttpServletRequest request;

    /** The first of all: title, url, summary, category. */
    @GET
    @Path("/infos")
    public Response infos() {
        return practical("");
    }

    /** The first of a category of the town. */
    @GET
    @Path("/infos/{category}")
    public Response infos(@PathParam("category") String category) {
        if (categories.find(Section.PRACTICAL, category).isEmpty()) {
            throw new NotFoundException("category " + category);
        }
        return practical(category);
    }

    private Response practical(String category) {
        var array = Json.createArrayBuilder();
        news.first(Section.PRACTICAL, category, SharedNewsResource.MOST)
                .forEach(i -> array.add(json(i)));
        return SharedJson.items(request, array);
    }

    private JsonObject json(NewsItem item) {
        return Json.createObjectBuilder()
                .add("title", FrenchText.typography(item.text().title()))
                .add("url", portal.of(Section.PRACTICAL.path() + "/" + item.slug()))
                .add("summary", FrenchText.typography(item.text().summary()))
                .add("category", categories.title(item).orElse(""))
                .build();
    }

    /** The urgent sentence for the town's site, if there is one: title, and url "" for no page. */
    @GET
    @Path("/alerts")
    public Response alerts() {
        var array = Json.createArrayBuilder();
        alerts.onSite()
                .ifPresent(
                        shown ->
                                array.add(
                                        Json.createObjectBuilder()
                                                .add("title", FrenchText.typography(shown.text()))
                                                .add("text", "")
                                                .add("url", address(shown.link()))));
        return SharedJson.items(request, array);
    }

    private String address(String link) {
        return link.startsWith("/") ? portal.of(link) : link;
    }
}
