package fr.parvis.billing.view;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.service.InvoicePdf;
import fr.parvis.billing.service.Invoices;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.billing.service.ReceiptPdf;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Invoices and receipts as PDF, and all invoices of a year in one archive: those of the citizen who
 * is signed in. The filter in front has asked to sign in.
 */
@WebServlet({
    PaymentPages.LIST + "/pdf/*",
    PaymentPages.LIST + "/recus/*",
    PaymentPages.LIST + "/annee/*"
})
public class InvoiceFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient OwnInvoices own;
    @Inject transient RegieChoice regie;
    @Inject transient TownSettings town;

    /** A file, whole before it is sent: a fault must not look like one. */
    private record Answer(String name, String type, byte[] content) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer answer;
        try {
            answer = answer(request);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(answer.type());
        response.setHeader(
                "Content-Disposition",
                (answer.type().endsWith("pdf") ? "inline" : "attachment")
                        + "; filename=\""
                        + answer.name()
                        + "\"");
        response.setContentLength(answer.content().length);
        response.getOutputStream().write(answer.content());
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        String named = path.substring(1);
        return switch (request.getServletPath().replaceFirst(".*/", "")) {
            case "pdf" -> invoice(PaymentPages.number(named));
            case "recus" -> receipt(number(named, "\\d{1,18}"));
            default -> year((int) number(named, "20\\d\\d"));
        };
    }

    private static long number(String text, String shape) {
        if (!text.matches(shape)) {
            throw new NotFoundException("file of an invoice");
        }
        return Long.parseLong(text);
    }

    private Answer invoice(String number) {
        Invoices.Seen seen = own.get(regie.named(), number);
        return pdf(InvoicePdf.name(seen.invoice()), InvoicePdf.of(seen, town));
    }

    private Answer receipt(long payment) {
        OwnInvoices.Receipt receipt = own.receipt(payment);
        return pdf(
                ReceiptPdf.name(receipt.payment()),
                ReceiptPdf.of(receipt.payment(), receipt.invoices(), town));
    }

    private static Answer pdf(String name, byte[] content) {
        return new Answer(name, "application/pdf", content);
    }

    private Answer year(int year) throws IOException {
        List<Invoices.Seen> all = own.ofYearWhole(year);
        if (all.isEmpty()) {
            throw new NotFoundException("invoices of " + year);
        }
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (Invoices.Seen seen : all) {
                Invoice invoice = seen.invoice();
                zip.putNextEntry(new ZipEntry(InvoicePdf.nameAmongMany(invoice)));
                zip.write(InvoicePdf.of(seen, town));
                zip.closeEntry();
            }
        }
        return new Answer("factures-" + year + ".zip", "application/zip", file.toByteArray());
    }
}
