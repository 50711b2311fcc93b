package fr.parvis.family.rest;

import fr.parvis.family.entity.FamilyFile;
import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.service.FamilyExchange;
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

/** Households and members for business software, with a key of its own. */
@Path("/v1/familles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FamiliesResource {

    @Inject FamilyExchange exchange;

    /**
     * Brings households and members: JSON {@code {"familles": [{"dossier": "2026-00412", "type":
     * "enfant", "reference": "E-1001", "nom": …, "prenom": …, "naissance": "2018-04-17", "ecole":
     * …, "niveau": "CE2"}]}}, or the CSV of the same columns. A faulty line stops nothing but
     * itself; the same again changes nothing.
     *
     * @param trial {@code true}: says what would happen and writes nothing
     * @param authorization {@code Bearer KEY}
     * @return how many of each outcome ({@code create}, {@code change}, {@code same}, {@code
     *     faulty}) and the {@code problems} with line, who and reason; 401 without a key, 422 when
     *     the whole cannot be read
     */
    @POST
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
                FamilyImport.Kind.HOUSEHOLDS, exchange.take(software.get(), bytes, trial));
    }

    /**
     * All households and members, with the same names.
     *
     * @return {@code {"familles": […]}}; 401 without a key
     */
    @GET
    public Response give(@HeaderParam("Authorization") String authorization) {
        return exchange.software(authorization)
                .map(name -> ExchangeAnswer.list("familles", exchange.export(name)))
                .orElseGet(ExchangeAnswer::refused);
    }
}
