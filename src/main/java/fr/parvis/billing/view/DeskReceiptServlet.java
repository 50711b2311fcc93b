package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.billing.service.PaymentDesk;
import fr.parvis.billing.service.ReceiptPdf;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The receipt of a payment, printed by the régie: {@code /agents/factures/recus/102}. */
@WebServlet("/agents/factures/recus/*")
public class DeskReceiptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient PaymentDesk desk;
    @Inject transient RegieChoice regie;
    @Inject transient CurrentUser user;
    @Inject transient TownSettings town;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            OwnInvoices.Receipt receipt =
                    desk.receipt(
                            user.regieAgent(), regie.getId(), Long.parseLong(path.substring(1)));
            byte[] pdf = ReceiptPdf.of(receipt.payment(), receipt.invoices(), town);
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(
                    "Content-Disposition",
                    "inline; filename=\"" + ReceiptPdf.name(receipt.payment()) + "\"");
            response.setContentLength(pdf.length);
            response.getOutputStream().write(pdf);
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
