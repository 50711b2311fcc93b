package fr.parvis.booking.rest;

import fr.parvis.booking.service.EnrolmentExchange;
import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.rest.ExchangeAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Enrolments and activities for business software, with the key that it has for families. */
@Path("/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentsResource {

    @Inject EnrolmentExchange exchange;

    /**
     * Brings enrolments: JSON {@code {"inscriptions": [{"dossier": "2026-00412", "reference":
     * "E-1001", "activite": "cantine", "lieu": …, "du": "2026-09-01", "au": "2027-07-03", "groupe":
     * …}]}}, or the CSV of the same columns; {@code nom}, {@code prenom} and {@code naissance} say
     * who is meant where there is no reference. A faulty line stops nothing but itself; the same
     * again changes nothing.
     *
     * @param trial {@code true}: says what would happen and writes nothing
     * @param authorization {@code Bearer KEY}
     * @return how many of each outcome ({@code create}, {@code waiting}, {@code change}, {@code
     *     same}, {@code faulty}) and the {@code problems} with line, who and reason; 401 without a
     *     key, 422 when the whole cannot be read
     */
    @POST
    @Path("/inscriptions")
    public Response take(
            @QueryParam("essai") @DefaultValue("false") boolean trial,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        Optional<String> software = exchange.software(authorization);
        if (software.isEmpty()) {
            return ExchangeAnswer.refused();
        }
        byte[] bytes = body.readNBytes(FamilyFile.MOST_BYTES + 1);
        return ExchangeAnswer.report(
                FamilyImport.Kind.ENROLMENTS, exchange.take(software.get(), bytes, trial));
    }

    /**
     * All enrolments that are not over, with the same names and their state ({@code etat}).
     *
     * @return {@code {"inscriptions": […]}}; 401 without a key
     */
    @GET
    @Path("/inscriptions")
    public Response enrolments(@HeaderParam("Authorization") String authorization) {
        return exchange.software(authorization)
                .map(name -> ExchangeAnswer.list("inscriptions", exchange.enrolments(name)))
                .orElseGet(ExchangeAnswer::refused);
    }

    /**
     * All activities: a row for each of their places and seasons, with places and how many are
     * enrolled and wait.
     *
     * @return {@code {"activites": […]}}; 401 without a key
     */
    @GET
    @Path("/activites")
    public Response activities(@HeaderParam("Authorization") String authorization) {
        return exchange.software(authorization)
                .map(name -> ExchangeAnswer.list("activites", exchange.activities(name)))
                .orElseGet(ExchangeAnswer::refused);
    }
}
