package fr.parvis.booking.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.YearAgenda;
import fr.parvis.booking.service.Agendas;
import fr.parvis.booking.service.Baskets;
import fr.parvis.booking.service.WaitingRoom;
import fr.parvis.booking.view.AgendaTicks;
import fr.parvis.booking.view.BasketWords;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The basket while somebody ticks: kept, and said what it comes to. Nothing is asked for here. */
@Path("/v1/reservations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BasketResource {

    @Inject Agendas agendas;
    @Inject Baskets baskets;
    @Inject WaitingRoom room;
    @Inject CurrentUser user;
    @Inject Clock clock;

    /**
     * Keeps the ticks of an agenda.
     *
     * @param form as the page sends it
     * @return {@code {"words": "3 ajouts, 1 annulation : 12,60 €", "kept": "Enregistré à 22 h
     *     04"}}; 404 for somebody else's enrolment, and for whoever is not signed in
     */
    @POST
    @Path("/{enrolment: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("enrolment") long enrolment, MultivaluedMap<String, String> form) {
        long account = user.citizen().id();
        YearAgenda agenda = agendas.year(enrolment, account);
        List<DayChange> changes =
                AgendaTicks.changes(form, baskets.draft(account, enrolment), LocalDate.now(clock));
        baskets.keep(account, enrolment, changes);
        room.keep(account);
        String hour = FrenchText.hour(LocalTime.ofInstant(clock.instant(), ClockProducer.PARIS));
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("words", BasketWords.of(agenda, changes))
                                .add("kept", Messages.text("booking.basket.kept", hour))
                                .build())
                .build();
    }
}
