package fr.parvis.billing.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.service.PaperDesk;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** Invoices that the régie took together: {@code /agents/factures/papier/lot/12.pdf}, or .csv. */
@WebServlet("/agents/factures/papier/lot/*")
public class PaperServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<String> COLUMNS =
            Stream.of("number", "household", "payer", "budget", "due", "amount")
                    .map(column -> Messages.text("billing.column." + column))
                    .toList();

    @Inject transient PaperDesk desk;
    @Inject transient RegieChoice regie;
    @Inject transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,12}\\.(pdf|csv)")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        long print = Long.parseLong(path.substring(1, path.length() - 4));
        try {
            Account agent = user.regieAgent();
            if (path.endsWith("pdf")) {
                byte[] pdf = desk.pdf(agent, regie.getId(), print);
                head(response, "application/pdf", print + ".pdf");
                response.setContentLength(pdf.length);
                response.getOutputStream().write(pdf);
            } else {
                List<Invoice> list = desk.list(agent, regie.getId(), print);
                head(response, "text/csv; charset=utf-8", print + ".csv");
                write(list, response);
            }
        } catch (NotFoundException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"factures-papier-" + name + "\"");
    }

    private static void write(List<Invoice> list, HttpServletResponse response) throws IOException {
        try (CSVPrinter csv = CsvText.writer(response.getWriter())) {
            csv.printRecord(COLUMNS);
            for (Invoice invoice : list) {
                csv.printRecord(
                        CsvText.harmless(invoice.number()),
                        CsvText.harmless(invoice.household()),
                        CsvText.harmless(invoice.payer()),
                        CsvText.harmless(invoice.budget()),
                        FrenchText.shortDate(invoice.dueOn()),
                        invoice.amount().plain());
            }
        }
    }
}
