package fr.parvis.request.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.service.AgentExchanges;
import fr.parvis.request.service.Exchanges;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalTime;

/**
 * Keeps a message while somebody writes it. Each answers {@code {"savedAt": "22 h 04"}}; 404 when
 * the request is not theirs.
 */
@Path("/v1/exchange-drafts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ExchangeDraftResource {

    @Inject Exchanges exchanges;
    @Inject AgentExchanges agentExchanges;
    @Inject CurrentUser user;
    @Inject Clock clock;

    /** By the link of a request. */
    @POST
    @Path("/suivi/{token}")
    public Response byLink(
            @PathParam("token") String token,
            @FormParam("pv-message") String text,
            @FormParam("pv-envoi") String sending) {
        exchanges.keepDraft(RequestHolder.link(token), text, sending);
        return saved();
    }

    /** By the account of a citizen. */
    @POST
    @Path("/mon-espace/demandes/{number: \\d{1,12}}")
    public Response byAccount(
            @PathParam("number") long number,
            @FormParam("pv-message") String text,
            @FormParam("pv-envoi") String sending) {
        exchanges.keepDraft(RequestHolder.account(user.citizen().id(), number), text, sending);
        return saved();
    }

    /** By an agent. */
    @POST
    @Path("/agents/demandes/{number: \\d{1,12}}")
    public Response byAgent(
            @PathParam("number") long number,
            @FormParam("pv-message") String text,
            @FormParam("pv-envoi") String sending) {
        agentExchanges.keepDraft(number, user.agent(), text, sending);
        return saved();
    }

    private Response saved() {
        var time = LocalTime.ofInstant(clock.instant(), ClockProducer.PARIS);
        return Response.ok(Json.createObjectBuilder().add("savedAt", FrenchText.hour(time)).build())
                .build();
    }
}
