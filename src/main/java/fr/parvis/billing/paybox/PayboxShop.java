package fr.parvis.billing.paybox;

import java.util.regex.Pattern;

/**
 * The contract of a régie with Paybox.
 *
 * @param site 7 digits
 * @param rank 2 or 3 digits
 * @param identifier 1 to 9 digits
 */
public record PayboxShop(String site, String rank, String identifier, PayboxKey key) {

    public PayboxShop {
        require(site, "\\d{7}", "site");
        require(rank, "\\d{2,3}", "rank");
        require(identifier, "\\d{1,9}", "identifier");
    }

    private static void require(String value, String shape, String what) {
        if (value == null || !Pattern.matches(shape, value)) {
            throw new IllegalArgumentException("the " + what + " of a Paybox shop: " + value);
        }
    }
}
