package fr.parvis.booking.rest;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Mark;
import fr.parvis.booking.service.AttendanceDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * Marks of a tablet, also of one that was offline: {@code {"where": "cantine.jules-ferry", "day":
 * "2026-11-23", "now": "2026-11-23T12:31:05Z", "marks": [{"child": 12, "unit": "repas", "mark":
 * "present", "at": "2026-11-23T10:58:12Z"}]}}; "now" is what the device's clock says. Answers
 * {@code {"noted": 1, "problems": [{"index": 3, "say": "…"}]}}; a mark that was sent before changes
 * nothing. Of a place where the agent notes nobody nothing is taken: 404, the device keeps it.
 */
@Path("/v1/agents/presences")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AttendanceResource {

    private static final int MOST = 500;

    @Inject AttendanceDesk desk;
    @Inject CurrentUser user;

    @POST
    public Response note(JsonObject sent) {
        String[] where = sent.getString("where", "").split("\\.", 2);
        JsonArray marks = sent.getJsonArray("marks");
        if (where.length < 2 || marks == null || marks.size() > MOST) {
            throw new NotFoundException("sheet");
        }
        var agent = user.agent();
        desk.demand(where[0], where[1], agent);
        Duration behind = behind(sent);
        var problems = Json.createArrayBuilder();
        int noted = 0;
        for (int i = 0; i < marks.size(); i++) {
            try {
                JsonObject mark = marks.get(i).asJsonObject();
                AttendanceDesk.Noted became =
                        desk.mark(
                                where[0],
                                where[1],
                                SentDate.day(sent.getString("day", "")),
                                mark.getJsonNumber("child").longValueExact(),
                                mark.getString("unit"),
                                Mark.named(mark.getString("mark")).orElseThrow(Unreadable::new),
                                SentDate.moment(mark.getString("at")).plus(behind),
                                agent);
                switch (became) {
                    case DONE -> noted++;
                    case OUTDATED ->
                            problems.add(problem(i, Messages.text("booking.attendance.outdated")));
                    case INVOICED ->
                            problems.add(
                                    problem(i, Messages.text("booking.attendance.invoicedKept")));
                }
            } catch (DomainException e) {
                problems.add(problem(i, Messages.text(e.messageKey(), e.arguments())));
            } catch (NotFoundException
                    | DateTimeException
                    | ClassCastException
                    | ArithmeticException
                    | NullPointerException
                    | Unreadable e) {
                // one that is wrong is in nobody's way, and is not sent again
                problems.add(problem(i, Messages.text("booking.attendance.unknown")));
            }
        }
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("noted", noted)
                                .add("problems", problems)
                                .build())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Once for all marks of a request. Of a device that does not say it the clock is believed. */
    private Duration behind(JsonObject sent) {
        try {
            return desk.behind(SentDate.moment(sent.getString("now", "")));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static JsonValue problem(int index, String words) {
        return Json.createObjectBuilder().add("index", index).add("say", words).build();
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
