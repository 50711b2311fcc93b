package fr.parvis.embed.rest;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnCounts;
import fr.parvis.web.SharedJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Whether a citizen is signed in, and how much waits: for the widget of the town's site. Numbers
 * only, no name. Reading a page of the town's site does not keep a session alive.
 */
@Path("/v1/embed/space")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedSpaceResource {

    @Inject CurrentUser user;
    @Inject Event<OwnCounts> counting;

    @GET
    public Response space() {
        Optional<Account> citizen = user.account().filter(a -> !a.staff());
        var json = Json.createObjectBuilder().add("signedIn", citizen.isPresent());
        citizen.ifPresent(
                account -> {
                    var counts = new OwnCounts(account);
                    counting.fire(counts);
                    counts.counts().forEach(json::add);
                });
        return SharedJson.own(json.build());
    }
}
