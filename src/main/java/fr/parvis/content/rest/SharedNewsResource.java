package fr.parvis.content.rest;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.News;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
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
import java.time.LocalDate;
import java.util.List;

/** Public news for the widget of other sites. */
@Path("/v1/embed/news")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedNewsResource {

    /** As many as a widget shows at most. */
    static final int MOST = 50;

    @Inject News news;
    @Inject TownSettings town;
    @Inject PortalAddress portal;
    @Context HttpServletRequest request;

    /** The first of all: title, url, summary, date, day in words, category. */
    @GET
    public Response first() {
        return answer(news.first(Section.NEWS, "", MOST));
    }

    /** The first of a category of the town. */
    @GET
    @Path("/{category}")
    public Response first(@PathParam("category") String category) {
        if (town.newsCategory(category).isEmpty()) {
            throw new NotFoundException("category " + category);
        }
        return answer(news.first(Section.NEWS, category, MOST));
    }

    private Response answer(List<NewsItem> items) {
        var array = Json.createArrayBuilder();
        items.forEach(item -> array.add(json(item)));
        return SharedJson.items(request, array);
    }

    private JsonObject json(NewsItem item) {
        LocalDate day = LocalDate.ofInstant(item.publishAt(), ClockProducer.PARIS);
        String category =
                item.text().category() == null
                        ? ""
                        : town.newsCategory(item.text().category())
                                .map(TownSettings.NewsCategory::title)
                                .orElse("");
        return Json.createObjectBuilder()
                .add("title", FrenchText.typography(item.text().title()))
                .add("url", portal.of("/actualites/" + item.slug()))
                .add("summary", FrenchText.typography(item.text().summary()))
                .add("date", day.toString())
                .add("day", FrenchText.longDate(day))
                .add("category", category)
                .build();
    }
}
