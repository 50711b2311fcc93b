package fr.parvis.embed.rest;

import fr.parvis.kernel.FrenchText;
import fr.parvis.town.TownSettings;
import fr.parvis.web.SharedJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where the town hall is, and when it opens, for the widget of other sites. */
@Path("/v1/embed/town-hall")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedTownResource {

    @Inject TownSettings town;
    @Context HttpServletRequest request;

    @GET
    public Response hall() {
        TownSettings.Contact hall = town.townHall();
        var hours = Json.createArrayBuilder();
        if (hall.hours() != null) {
            hall.openingHours()
                    .forEach(
                            line ->
                                    hours.add(
                                            Json.createObjectBuilder()
                                                    .add("days", line.days())
                                                    .add("times", line.times())));
        }
        return SharedJson.everybody(
                request,
                Json.createObjectBuilder()
                        .add("name", FrenchText.typography(hall.name()))
                        .add("address", String.valueOf(hall.address()))
                        .add("phone", hall.phone() == null ? "" : hall.phone())
                        .add("hours", hours)
                        .build());
    }
}
