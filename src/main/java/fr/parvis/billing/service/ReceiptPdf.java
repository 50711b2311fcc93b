package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import java.util.List;

/** The receipt of a payment: who was paid, by whom, for what, how much, when and how. */
public final class ReceiptPdf {

    private ReceiptPdf() {}

    /** "recu-588470413.pdf". */
    public static String name(Payment payment) {
        return "recu-" + payment.number().replaceAll("[^A-Za-z0-9-]", "") + ".pdf";
    }

    /**
     * @param paid the invoices that the payment was for; none where all of it is a credit
     */
    public static byte[] of(Payment payment, List<Invoice> paid, TownSettings town) {
        var paper = new BillPaper(town, payment.regie());
        Html html = paper.html();
        String title = BillPaper.text("receipt", payment.number());
        paper.head(title);
        html.open("table");
        paper.row("creditor", town.officialName() + ", " + paper.regieName());
        paid.stream().findFirst().ifPresent(i -> paper.row("payer", i.payer()));
        paper.row("household", payment.household());
        paper.row("paidOn", FrenchText.longDateTime(payment.receivedAt()));
        paper.row("method", Messages.text(payment.method().key()));
        if (payment.online()) {
            paper.row("transaction", payment.transaction());
        }
        if (payment.reference() != null) {
            paper.row("reference", payment.reference());
        }
        if (payment.authorisation() != null) {
            paper.row("authorisation", payment.authorisation());
        }
        html.close("table");
        paper.heading("paidInvoices");
        html.open("table");
        paper.columns("invoice", "paidAmount");
        for (Invoice invoice : paid) {
            paper.amount(
                    invoice.number() + " - " + invoice.label(), share(payment, invoice), false);
        }
        if (payment.credited().isPositive()) {
            paper.amount(BillPaper.text("credit"), payment.credited(), false);
        }
        paper.amount(BillPaper.text("total"), payment.amount(), true);
        html.close("table");
        if (payment.credited().isPositive()) {
            html.open("p").text(BillPaper.text("creditText")).close("p");
        }
        paper.contact();
        return paper.write(title, BillPaper.text("receiptSummary"));
    }

    private static Money share(Payment payment, Invoice invoice) {
        return Money.sum(
                payment.shares().stream()
                        .filter(s -> s.invoiceId() == invoice.id())
                        .map(Share::amount)
                        .toList());
    }
}
