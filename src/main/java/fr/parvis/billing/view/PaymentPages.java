package fr.parvis.billing.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of invoices and payments in a citizen's space, below the root of the portal. */
public final class PaymentPages {

    static final String LIST = "/mon-espace/factures";

    /** The list, and that what the payment page sent along could not be read. */
    static final String UNKNOWN_RETURN = LIST + "?pv-dit=retour";

    static final String NOTHING_CHOSEN = LIST + "?pv-dit=choix";

    private PaymentPages() {}

    /**
     * The page of an invoice. Numbers may have a slash in them, which would part the address: "~"
     * stands for it, and is in no number.
     */
    public static String invoice(String regie, String number, String first) {
        return LIST + "/" + number.replace('/', '~') + in(regie, first);
    }

    /** The number that a part of an address stands for. */
    static String number(String part) {
        return part.replace('~', '/');
    }

    /** What became of an attempt to pay. */
    static String result(String reference) {
        return LIST + "/paiement/" + reference;
    }

    static String payment(String regie, String number, String first) {
        String chosen = in(regie, first);
        return LIST
                + "/paiement"
                + (chosen.isEmpty() ? "?" : chosen + "&")
                + "facture="
                + encoded(number);
    }

    static String encoded(String number) {
        return URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    static String pdf(String regie, String number, String first) {
        return LIST + "/pdf/" + number.replace('/', '~') + in(regie, first);
    }

    static String receipt(long payment) {
        return LIST + "/recus/" + payment;
    }

    /** Nearly every town has one régie: only another one is named. */
    private static String in(String regie, String first) {
        return regie.equals(first) ? "" : "?regie=" + regie;
    }
}
