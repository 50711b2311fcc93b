package fr.parvis.billing.paybox;

import fr.parvis.kernel.Money;
import java.util.regex.Pattern;

/**
 * What is to be paid in one call.
 *
 * @param reference never used before; letters, digits and hyphens
 * @param mail where Paybox sends its ticket
 * @param quantity how many things are paid, for the bank's judgement of the risk
 * @param phone whether the page is for a small screen
 */
public record PayboxOrder(
        String reference,
        Money total,
        String mail,
        int quantity,
        PayboxBuyer buyer,
        boolean phone) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,250}");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s&\\p{Cntrl}]{1,100}@[^\\s&\\p{Cntrl}]{1,100}");
    private static final int MOST_DIGITS = 10;
    private static final int MOST_QUANTITY = 99;

    public PayboxOrder {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("reference " + reference);
        }
        if (!total.isPositive() || Long.toString(total.cents()).length() > MOST_DIGITS) {
            throw new IllegalArgumentException("total " + total.cents());
        }
        if (!takes(mail)) {
            throw new IllegalArgumentException("the mail address of the order " + reference);
        }
    }

    /** Whether a mail address can stand in a call. */
    public static boolean takes(String mail) {
        return MAIL.matcher(mail).matches();
    }

    /** Cents, three digits at least. */
    String cents() {
        return String.format("%03d", total.cents());
    }

    /** The value of PBX_SHOPPINGCART. */
    String cart() {
        int shown = Math.max(1, Math.min(MOST_QUANTITY, quantity));
        return PayboxBuyer.DECLARATION
                + "<shoppingcart><total><totalQuantity>"
                + shown
                + "</totalQuantity></total></shoppingcart>";
    }
}
