package fr.parvis.billing.rest;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.billing.service.SoftwareImports;
import fr.parvis.kernel.Messages;
import fr.parvis.web.ProblemMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;

/** Invoices that business software brings by itself, with a key of its own. */
@Path("/v1/regies/{regie}/factures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvoiceImportResource {

    @Inject SoftwareImports imports;

    /**
     * Imports invoices: JSON {@code {"factures": [{"facture": "7916", "dossier": "2026-00412",
     * "payeur": …, "compte": …, "libelle": …, "periode": …, "date": "2026-11-02", "echeance":
     * "2026-12-02", "montant": 73.80, "partiel": false, "detail": [{"libelle": …, "montant":
     * …}]}]}} with amounts in euros, or the CSV of the same columns. A faulty invoice stops nothing
     * but itself; the same again changes nothing.
     *
     * @param trial {@code true}: says what would happen and writes nothing
     * @param authorization {@code Bearer KEY}
     * @return how many of each outcome ({@code create}, {@code change}, {@code same}, {@code
     *     refused}, {@code faulty}) and the {@code problems} with line, number, outcome and reason;
     *     401 without a key of this régie, 422 when the whole cannot be read
     */
    @POST
    public Response take(
            @PathParam("regie") String regie,
            @QueryParam("essai") @DefaultValue("false") boolean trial,
            @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        ImportReport report;
        try {
            // of a stranger nothing is read
            Actor software = imports.admit(regie, authorization);
            byte[] bytes = body.readNBytes(InvoiceFile.MOST_BYTES + 1);
            report = imports.take(regie, software, bytes, trial);
        } catch (SoftwareImports.KeyRefused e) {
            return ProblemMapper.keyRefused(Messages.text("billing.import.key"));
        }
        return Response.ok(json(report)).header("Cache-Control", "no-store").build();
    }

    private static JsonObject json(ImportReport report) {
        var answer = Json.createObjectBuilder();
        Stream.of(InvoiceOutcome.values()).forEach(o -> answer.add(name(o), report.count(o)));
        var problems = Json.createArrayBuilder();
        report.problems()
                .forEach(
                        p ->
                                problems.add(
                                        Json.createObjectBuilder()
                                                .add("line", p.line())
                                                .add("number", p.number())
                                                .add("outcome", name(p.outcome()))
                                                .add("reason", p.reason())));
        return answer.add("problems", problems).build();
    }

    private static String name(InvoiceOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
