package fr.parvis.request.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.service.LiveRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalTime;

/**
 * What pages that were left open ask. Each answers 204 when nothing has changed since the mark
 * {@code vu}, else {@code {"mark": …, "say": "Mis à jour à 9 h 12 : En cours d’instruction."}}; 404
 * when the request is not theirs (any more).
 */
@Path("/v1/live")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {

    @Inject LiveRequests live;
    @Inject CurrentUser user;
    @Inject Clock clock;

    /** By the link of a request. */
    @GET
    @Path("/suivi/{token}")
    public Response byLink(@PathParam("token") String token, @QueryParam("vu") String seen) {
        return answer(live.of(RequestHolder.link(token)), seen);
    }

    /** By the account of a citizen. */
    @GET
    @Path("/mon-espace/demandes/{number: \\d{1,12}}")
    public Response byAccount(@PathParam("number") long number, @QueryParam("vu") String seen) {
        return answer(live.of(RequestHolder.account(user.citizen().id(), number)), seen);
    }

    /** By an agent. */
    @GET
    @Path("/agents/demandes/{number: \\d{1,12}}")
    public Response byAgent(@PathParam("number") long number, @QueryParam("vu") String seen) {
        return answer(live.of(number, user.agent()), seen);
    }

    private Response answer(LiveRequests.State now, String seen) {
        if (now.mark().equals(seen)) {
            return Response.noContent().header("Cache-Control", "no-store").build();
        }
        String status = Messages.text(now.status().key());
        String news =
                now.unread() == 0
                        ? status
                        : status
                                + ", "
                                + Messages.text(
                                        now.unread() == 1
                                                ? "request.unread.one"
                                                : "request.unread.several",
                                        now.unread());
        String hour = FrenchText.hour(LocalTime.ofInstant(clock.instant(), ClockProducer.PARIS));
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("mark", now.mark())
                                .add("say", Messages.text("request.live", hour, news))
                                .build())
                .header("Cache-Control", "no-store")
                .build();
    }
}
