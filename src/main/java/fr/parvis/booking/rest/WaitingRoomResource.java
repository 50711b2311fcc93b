package fr.parvis.booking.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.WaitingPlace;
import fr.parvis.booking.service.WaitingRoom;
import fr.parvis.booking.view.WaitingWords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Where whoever is signed in stands in front of the reservations: {@code {"inside": false, "ahead":
 * 412, "say": "412 personnes avant vous", "expected": "Encore 3 à 6 minutes environ", "askAgain":
 * 12}}, the last in seconds. 404 when the place is gone.
 */
@Path("/v1/file-attente")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WaitingRoomResource {

    @Inject WaitingRoom room;
    @Inject CurrentUser user;

    @GET
    public Response place() {
        return room.look(user.citizen().id())
                .map(WaitingRoomResource::said)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response.ResponseBuilder said(WaitingPlace place) {
        return Response.ok(
                Json.createObjectBuilder()
                        .add("inside", place.inside())
                        .add("ahead", place.ahead())
                        .add("say", WaitingWords.ahead(place))
                        .add("expected", WaitingWords.expected(place))
                        .add("askAgain", place.askAgain().toSeconds())
                        .build());
    }
}
