package fr.parvis.billing.view;

import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Html;

/** How states of invoices look: a mark beside the word, never instead of it. */
final class InvoiceMarks {

    private InvoiceMarks() {}

    /** The suffix of the badge's class. */
    private static String style(ShownStatus status) {
        return switch (status) {
            case TO_PAY -> "deposee";
            case IN_PAYMENT -> "instruction";
            case PARTLY_PAID -> "complement";
            case PAID -> "positive";
            case LATE -> "negative";
            case CANCELLED, REFUNDED -> "annulee";
        };
    }

    static String icon(ShownStatus status) {
        return switch (status) {
            case TO_PAY -> "receipt-text";
            case IN_PAYMENT -> "hourglass";
            case PARTLY_PAID -> "coins";
            case PAID -> "circle-check";
            case LATE -> "circle-alert";
            case CANCELLED -> "ban";
            case REFUNDED -> "undo-2";
        };
    }

    /**
     * @param mark address of the icon
     */
    static void badge(Html html, ShownStatus status, String mark) {
        html.badge(style(status), mark, Messages.text(status.key()));
    }
}
