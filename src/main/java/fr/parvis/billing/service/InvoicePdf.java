package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Html;
import java.util.List;

/** An invoice on paper, with the régie's legal mentions. */
public final class InvoicePdf {

    private InvoicePdf() {}

    /** "facture-7916.pdf". */
    public static String name(Invoice invoice) {
        return "facture-" + invoice.number().replaceAll("[^A-Za-z0-9-]", "-") + ".pdf";
    }

    /**
     * Its name among many: the day, the régie and the number. No two numbers make the same one:
     * "~", which is in none, stands for the slash.
     */
    public static String nameAmongMany(Invoice invoice) {
        return "%s-%s-facture-%s.pdf"
                .formatted(invoice.issuedOn(), invoice.regie(), invoice.number().replace('/', '~'));
    }

    /**
     * @param seen with its lines
     */
    public static byte[] of(Invoices.Seen seen, TownSettings town) {
        Invoice invoice = seen.invoice();
        var paper = new BillPaper(town, invoice.regie());
        Html html = paper.html();
        String title = Messages.text("billing.invoice.title", invoice.number());
        paper.head(title);
        html.open("p").text(invoice.label()).close("p").open("table");
        paper.row("creditor", town.officialName() + ", " + paper.regieName());
        paper.row("payer", invoice.payer());
        paper.row("household", invoice.household());
        paper.row("account", invoice.budget());
        if (invoice.period() != null) {
            paper.row("period", invoice.period());
        }
        paper.row("issuedOn", FrenchText.longDate(invoice.issuedOn()));
        paper.row("dueOn", FrenchText.longDate(invoice.dueOn()));
        paper.row("status", Messages.text(seen.status().key()));
        html.close("table");
        paper.heading("lines");
        html.open("table");
        paper.columns("line", "lineAmount");
        List<InvoiceLine> lines =
                invoice.lines().isEmpty()
                        ? List.of(new InvoiceLine(invoice.label(), invoice.amount()))
                        : invoice.lines();
        lines.forEach(line -> paper.amount(line.label(), line.amount(), false));
        paper.amount(BillPaper.text("total"), invoice.amount(), true);
        if (invoice.paid().isPositive()) {
            paper.amount(BillPaper.text("alreadyPaid"), invoice.paid(), false);
            paper.amount(BillPaper.text("open"), invoice.open(), true);
        }
        html.close("table");
        paper.contact();
        town.regie(invoice.regie()).map(RegieSettings::legal).ifPresent(paper::mentions);
        return paper.write(title, BillPaper.text("invoiceSummary"));
    }
}
