package fr.parvis.billing.view;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.service.Invoices;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;
import fr.parvis.web.HtmlTag;
import jakarta.faces.view.facelets.TagConfig;

/** Invoices of one account; where several may be paid at once, each with its box. */
public final class InvoicesTag extends HtmlTag {

    public InvoicesTag(TagConfig config) {
        super(config, "list", "first", "choose");
    }

    @Override
    protected void write(Html html, Object[] values) {
        html.open("ul").styled("pv-list");
        for (Object item : (Iterable<?>) values[0]) {
            write(html, (Invoices.Seen) item, String.valueOf(values[1]), (Boolean) values[2]);
        }
        html.close("ul");
    }

    private void write(Html html, Invoices.Seen seen, String first, boolean choose) {
        Invoice invoice = seen.invoice();
        ShownStatus status = seen.status();
        String mark = icon(InvoiceMarks.icon(status));
        html.open("li").styled("pv-item");
        if (choose) {
            box(html, seen);
        } else {
            html.open("span").styled("pv-item__icon").icon(mark).close("span");
        }
        html.open("div").styled("pv-item__body").open("h4").styled("pv-item__title").open("a");
        html.with("href", address(PaymentPages.invoice(invoice.regie(), invoice.number(), first)));
        html.text(invoice.number() + " - " + invoice.label()).close("a").close("h4");
        html.open("p").styled("pv-item__text").text(line(seen)).close("p");
        if (status != ShownStatus.PAID) {
            html.open("p").styled("pv-meta");
            InvoiceMarks.badge(html, status, mark);
            html.close("p");
        }
        html.close("div");
        if (invoice.open().isPositive()) {
            html.open("p").styled("pv-item__aside pv-num").open("strong");
            html.text(invoice.open().toString()).close("strong").close("p");
        }
        html.close("li");
    }

    /** Ticked, unless somebody is paying it already. */
    private static void box(Html html, Invoices.Seen seen) {
        boolean free = seen.status() != ShownStatus.IN_PAYMENT;
        html.open("label").styled("pv-pick").open("input").with("type", "checkbox");
        html.styled("pv-check").with("name", "facture").with("value", seen.invoice().number());
        html.with("data-pv-cents", String.valueOf(seen.invoice().open().cents()));
        html.with("checked", free ? "checked" : null);
        html.span("pv-sr", Messages.text("billing.own.choose", seen.invoice().number()));
        html.close("label");
    }

    /** "Facture réglée : 73,80 €", as the guides show it; until when, for the others. */
    private static String line(Invoices.Seen seen) {
        Invoice invoice = seen.invoice();
        return switch (seen.status()) {
            case PAID -> Messages.text("billing.own.paid", invoice.amount());
            case REFUNDED -> Messages.text("billing.own.refunded", invoice.amount());
            case CANCELLED -> Messages.text("billing.own.cancelled", invoice.amount());
            default -> open(invoice);
        };
    }

    /** Until when, and what was paid of it already. */
    private static String open(Invoice invoice) {
        String day = FrenchText.shortDate(invoice.dueOn());
        return invoice.paid().isZero()
                ? Messages.text("billing.own.due", day)
                : Messages.text("billing.own.partly", invoice.paid(), invoice.amount(), day);
    }
}
