package fr.parvis.billing.rest;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.billing.view.RegieChoice;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.SharedJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The invoices of one's own households; amounts are whole cents. 404 for anybody but a citizen who
 * is signed in, and for an invoice of somebody else.
 */
@Path("/v1/space/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvoicesResource {

    @Inject OwnInvoices own;
    @Inject RegieChoice regie;

    /**
     * @param year of which the invoices are asked for; without it what is still to be paid
     */
    @GET
    public Response list(@QueryParam("year") Integer year) {
        List<Invoices.Seen> some = year == null ? own.payable().get() : own.ofYear(year(year));
        var list = Json.createArrayBuilder();
        some.forEach(seen -> list.add(json(seen)));
        return SharedJson.own(list.build());
    }

    private static int year(int wanted) {
        if (wanted < 2000 || wanted > 2100) {
            throw new NotFoundException("invoices of " + wanted);
        }
        return wanted;
    }

    /** One with its lines. */
    @GET
    @Path("/{number}")
    public Response get(@PathParam("number") String number) {
        Invoices.Seen seen = own.get(regie.named(), number.replace('~', '/'));
        var lines = Json.createArrayBuilder();
        for (InvoiceLine line : seen.invoice().lines()) {
            lines.add(
                    Json.createObjectBuilder()
                            .add("label", line.label())
                            .add("amount", line.amount().cents()));
        }
        return SharedJson.own(json(seen).add("lines", lines).build());
    }

    private static JsonObjectBuilder json(Invoices.Seen seen) {
        Invoice invoice = seen.invoice();
        return Json.createObjectBuilder()
                .add("regie", invoice.regie())
                .add("number", invoice.number())
                .add("account", invoice.budget())
                .add("label", invoice.label())
                .add("issuedOn", invoice.issuedOn().toString())
                .add("dueOn", invoice.dueOn().toString())
                .add("amount", invoice.amount().cents())
                .add("paid", invoice.paid().cents())
                .add("open", invoice.open().cents())
                .add("status", seen.status().name());
    }
}
